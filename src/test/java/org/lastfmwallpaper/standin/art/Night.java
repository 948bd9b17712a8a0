package org.lastfmwallpaper.standin.art;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;

/** The band of our galaxy over a line of firs. */
final class Night {
    private Night() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        int zenith = Tint.mix(palette.ink(), 0x02030a, 0.55);
        int middle = Tint.mix(palette.first(), zenith, 0.45);
        int low = Tint.mix(palette.third(), palette.first(), 0.35);
        Ramp sky = new Ramp(zenith, middle, Tint.mix(middle, low, 0.5), low, Tint.mix(low, palette.fourth(), 0.55));
        Ramp dust = new Ramp(0x000000, Tint.mix(palette.second(), 0x000000, 0.3), palette.fourth());
        Noise noise = new Noise(canvas.random());
        double lean = canvas.between(-0.9, 0.9);
        double across = canvas.between(0.4, 0.6);
        Field band = canvas.field(260, (u, v) -> {
            double off = u - across - lean * (v - 0.4) + 0.08 * noise.clouds(u * 3, v * 3, 3);
            double cloud = 0.75 + 0.8 * noise.clouds(u * 5 + 9, v * 5, 5);
            double rift = Math.clamp(1.7 * Math.abs(noise.clouds(u * 2.6 + 31, v * 2.6, 5) + off * 3) + 0.45, 0, 1);
            return Math.max(0, Math.exp(-off * off * 22) * cloud * rift * (1 - 0.75 * v * v));
        });
        Field down = canvas.field(64, (u, v) -> Math.pow(v / 0.93, 1.7));
        canvas.shade((u, v) -> add(sky.at(down.at(0, v)), dust.at(0.62 * band.at(u, v))));
        stars(canvas, band);
        firs(canvas, noise, Tint.mix(palette.ink(), palette.first(), 0.45), 790, 0.6);
        firs(canvas, noise, Tint.mix(palette.ink(), 0x000000, 0.55), 900, 1.15);
        canvas.grain(4);
        if (canvas.chance(0.5)) {
            Lettering.centred(canvas);
        }
    }

    private static int add(int one, int other) {
        return Math.min(255, (one >> 16) + (other >> 16)) << 16
                | Math.min(255, (one >> 8 & 0xff) + (other >> 8 & 0xff)) << 8
                | Math.min(255, (one & 0xff) + (other & 0xff));
    }

    private static void stars(Canvas canvas, Field band) {
        Graphics2D graphics = canvas.graphics();
        for (int i = 0; i < 3200; i++) {
            double x = canvas.random().nextDouble();
            double y = canvas.random().nextDouble() * 0.92;
            if (!canvas.chance(0.3 + 1.2 * band.at(x, y))) {
                continue;
            }
            double bright = Math.pow(canvas.random().nextDouble(), 14);
            double radius = 0.6 + 2.2 * bright;
            int colour = canvas.chance(0.25) ? canvas.palette().fourth() : 0xf4f7ff;
            if (bright > 0.8) {
                glow(graphics, x * 1000, y * 1000, radius * 5, colour);
            }
            graphics.setColor(Tint.clear(colour, canvas.between(0.25, 0.8) + bright));
            graphics.fill(Canvas.circle(x * 1000, y * 1000, radius));
        }
    }

    private static void glow(Graphics2D graphics, double x, double y, double radius, int colour) {
        graphics.setPaint(
                new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 1}, new Color[] {
                    Tint.clear(colour, 0.3), Tint.clear(colour, 0)
                }));
        graphics.fill(Canvas.circle(x, y, radius));
    }

    private static void firs(Canvas canvas, Noise noise, int colour, double base, double size) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(-50, 1010);
        shape.lineTo(-50, base);
        shape.lineTo(1050, base);
        shape.lineTo(1050, 1010);
        shape.closePath();
        for (double x = -40; x < 1040; x += canvas.between(9, 26) * size) {
            double height = size * (70 + 130 * Math.abs(noise.at(x / 170, base)) + canvas.between(0, 60));
            fir(canvas, shape, x, base + 8, height);
        }
        canvas.fill(shape, colour);
    }

    private static void fir(Canvas canvas, Path2D shape, double x, double foot, double height) {
        int tiers = (int) (height / 11);
        double reach = height * 0.17;
        shape.moveTo(x, foot - height);
        for (int tier = 1; tier <= tiers; tier++) {
            double down = (double) tier / tiers;
            double y = foot - height * (1 - down);
            shape.lineTo(x + reach * down * canvas.between(0.7, 1.1), y + 2);
            shape.lineTo(x + reach * down * 0.45, y - 1);
        }
        for (int tier = tiers; tier >= 1; tier--) {
            double down = (double) tier / tiers;
            double y = foot - height * (1 - down);
            shape.lineTo(x - reach * down * 0.45, y - 1);
            shape.lineTo(x - reach * down * canvas.between(0.7, 1.1), y + 2);
        }
        shape.closePath();
    }
}
