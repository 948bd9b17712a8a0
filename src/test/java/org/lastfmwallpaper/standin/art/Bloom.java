package org.lastfmwallpaper.standin.art;

import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** A flower seen from above: petals in rows, set at the golden angle. */
final class Bloom {
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));

    private Bloom() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        int ground = canvas.chance(0.55) ? Tint.mix(palette.ink(), palette.first(), 0.2) : palette.paper();
        canvas.fill(ground);
        int petals = canvas.random().nextInt(30, 64);
        double wide = canvas.between(0.3, 0.52);
        double x = canvas.chance(0.7) ? 500 : canvas.between(380, 620);
        double y = canvas.chance(0.7) ? 500 : canvas.between(420, 600);
        Ramp colours = canvas.chance(0.5)
                ? new Ramp(palette.first(), palette.second(), palette.third())
                : new Ramp(palette.second(), palette.fourth(), palette.third());
        for (int petal = 0; petal < petals; petal++) {
            double in = (double) petal / petals;
            petal(canvas, x, y, petal * GOLDEN, 470 * Math.pow(1 - in, 0.75) + 36, wide, colours.at(in));
        }
        canvas.disc(x, y, 24, palette.ink());
        canvas.grain(5);
        if (canvas.chance(0.4)) {
            Lettering.corner(canvas);
        }
    }

    private static void petal(Canvas canvas, double x, double y, double angle, double length, double wide, int colour) {
        Path2D petal = new Path2D.Double();
        double half = length * wide;
        petal.moveTo(0, 0);
        petal.curveTo(length * 0.25, -half * 0.5, length * 0.6, -half * 1.05, length * 0.9, -half * 0.42);
        petal.quadTo(length * 1.05, 0, length * 0.9, half * 0.42);
        petal.curveTo(length * 0.6, half * 1.05, length * 0.25, half * 0.5, 0, 0);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(angle);
        Graphics2D graphics = canvas.graphics();
        petal.transform(place);
        graphics.translate(3, 7);
        graphics.setColor(Tint.clear(canvas.palette().ink(), 0.3));
        graphics.fill(petal);
        graphics.translate(-3, -7);
        graphics.setPaint(new RadialGradientPaint(
                (float) x, (float) y, (float) length, new float[] {0.05f, 0.55f, 1}, new java.awt.Color[] {
                    Tint.solid(Tint.mix(colour, canvas.palette().ink(), 0.6)),
                    Tint.solid(colour),
                    Tint.solid(Tint.mix(colour, canvas.palette().paper(), 0.35))
                }));
        graphics.fill(petal);
    }
}
