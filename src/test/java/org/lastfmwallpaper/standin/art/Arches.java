package org.lastfmwallpaper.standin.art;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Arches within arches, a sun, and the shade that each casts on the next. */
final class Arches {
    private Arches() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Ramp wall = new Ramp(palette.paper(), Tint.mix(palette.paper(), palette.third(), 0.35));
        canvas.shade((u, v) -> wall.at(v));
        boolean right = canvas.chance(0.5);
        double sunX = right ? canvas.between(180, 300) : canvas.between(700, 820);
        canvas.disc(sunX, canvas.between(180, 260), canvas.between(80, 120), palette.second());
        arch(
                canvas,
                right ? canvas.between(600, 680) : canvas.between(320, 400),
                canvas.between(390, 440),
                canvas.between(290, 330),
                5);
        arch(
                canvas,
                right ? canvas.between(200, 280) : canvas.between(720, 800),
                canvas.between(640, 700),
                canvas.between(170, 220),
                4);
        hill(canvas, 880, Tint.mix(palette.first(), palette.paper(), 0.15));
        hill(canvas, 935, Tint.mix(palette.ink(), palette.first(), 0.3));
        canvas.grain(6);
        if (canvas.chance(0.4)) {
            Lettering.corner(canvas);
        }
    }

    private static void arch(Canvas canvas, double x, double top, double radius, int bands) {
        int[] colours = canvas.palette().accents();
        int start = canvas.random().nextInt(4);
        double band = radius / (bands + 0.35);
        for (int i = 0; i <= bands; i++) {
            int colour = i == bands ? canvas.palette().ink() : colours[(start + i) & 3];
            piece(canvas, x, top, radius - i * band, colour, band);
        }
    }

    private static void piece(Canvas canvas, double x, double top, double radius, int colour, double band) {
        Graphics2D graphics = canvas.graphics();
        Path2D shape = new Path2D.Double();
        shape.moveTo(x - radius, 1010);
        shape.lineTo(x - radius, top);
        double handle = radius * 0.5523;
        shape.curveTo(x - radius, top - handle, x - handle, top - radius, x, top - radius);
        shape.curveTo(x + handle, top - radius, x + radius, top - handle, x + radius, top);
        shape.lineTo(x + radius, 1010);
        shape.closePath();
        graphics.setPaint(new GradientPaint(
                (float) (x - radius),
                0,
                Tint.solid(Tint.mix(colour, canvas.palette().ink(), 0.22)),
                (float) (x - radius + band * 1.6),
                0,
                Tint.solid(colour)));
        graphics.fill(shape);
    }

    private static void hill(Canvas canvas, double level, int colour) {
        Path2D hill = new Path2D.Double();
        hill.moveTo(-10, 1010);
        hill.lineTo(-10, level + canvas.between(-50, 30));
        hill.curveTo(
                300,
                level + canvas.between(-110, 40),
                650,
                level + canvas.between(-40, 70),
                1010,
                level + canvas.between(-70, 30));
        hill.lineTo(1010, 1010);
        hill.closePath();
        canvas.fill(hill, colour);
    }
}
