package org.lastfmwallpaper.standin.art;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** A low sun over calm water, and its light on it. */
final class Sunset {
    private Sunset() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        double horizon = canvas.between(0.56, 0.68);
        double x = canvas.between(330, 670);
        double radius = canvas.between(110, 170);
        sky(canvas, horizon);
        sun(canvas, x, horizon * 1000 - radius * canvas.between(0.2, 1.1), radius, 0.55);
        bands(canvas, horizon);
        water(canvas, horizon, palette);
        glitter(canvas, horizon * 1000, x, radius);
        canvas.grain(5);
        Lettering.maybe(canvas);
    }

    private static void sky(Canvas canvas, double horizon) {
        Palette palette = canvas.palette();
        Ramp sky = new Ramp(palette.ink(), palette.first(), palette.second(), palette.third(), palette.fourth());
        Noise noise = new Noise(canvas.random());
        Field veil = canvas.field(160, (u, v) -> noise.clouds(u * 2.2, v * 11, 4));
        canvas.shade((u, v) -> sky.at(0.12 + 0.88 * v / horizon + 0.06 * veil.at(u, v)));
    }

    /** A disc that dazzles: its glow reaches three times as far as it does. */
    static void sun(Canvas canvas, double x, double y, double radius, double glow) {
        int light = canvas.palette().paper();
        double reach = radius * 3.2;
        canvas.graphics()
                .setPaint(new RadialGradientPaint(
                        (float) x, (float) y, (float) reach, new float[] {0, 0.31f, 0.55f, 1}, new Color[] {
                            Tint.clear(light, glow),
                            Tint.clear(light, glow),
                            Tint.clear(light, glow * 0.35),
                            Tint.clear(light, 0)
                        }));
        canvas.graphics().fill(Canvas.circle(x, y, reach));
        canvas.disc(x, y, radius, light);
    }

    /** Thin clouds, closer together towards the horizon. */
    private static void bands(Canvas canvas, double horizon) {
        Graphics2D graphics = canvas.graphics();
        for (int i = 0; i < 26; i++) {
            double low = Math.sqrt(canvas.random().nextDouble());
            double y = horizon * 1000 * (0.3 + 0.68 * low);
            double width = canvas.between(160, 620);
            double height = canvas.between(3, 13) * (1.3 - low);
            graphics.setColor(Tint.clear(
                    canvas.chance(0.5)
                            ? canvas.palette().second()
                            : canvas.palette().third(),
                    canvas.between(0.25, 0.7)));
            graphics.fill(new Ellipse2D.Double(canvas.between(-200, 900), y, width, height));
        }
    }

    private static void water(Canvas canvas, double horizon, Palette palette) {
        Ramp deep = new Ramp(
                Tint.mix(palette.third(), palette.second(), 0.4), palette.second(), palette.first(), palette.ink());
        double top = horizon * 1000;
        for (double y = top; y < 1000; y += 2) {
            double depth = (y - top) / (1000 - top);
            double shimmer = canvas.between(-0.05, 0.05) * (0.3 + depth);
            canvas.fill(new Rectangle2D.Double(0, y, 1000, 3), deep.at(Math.pow(depth, 0.7) + shimmer));
        }
    }

    private static void glitter(Canvas canvas, double horizon, double x, double radius) {
        Graphics2D graphics = canvas.graphics();
        for (int i = 0; i < 420; i++) {
            double depth = Math.pow(canvas.random().nextDouble(), 1.5);
            double y = horizon + 2 + depth * (1000 - horizon);
            double spread = radius * (0.55 + 0.7 * depth);
            double at = x + canvas.random().nextGaussian() * spread * 0.6;
            double width = canvas.between(10, 60) * (0.5 + 1.6 * depth);
            double off = Math.abs(at - x) / spread;
            graphics.setColor(Tint.clear(
                    canvas.chance(0.6)
                            ? canvas.palette().paper()
                            : canvas.palette().fourth(),
                    canvas.between(0.3, 0.9) * Math.exp(-off)));
            graphics.fill(new Ellipse2D.Double(at - width / 2, y, width, 1.6 + 4.5 * depth));
        }
    }
}
