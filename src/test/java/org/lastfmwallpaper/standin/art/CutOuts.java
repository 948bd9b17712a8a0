package org.lastfmwallpaper.standin.art;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Leaves cut out of painted paper and laid on blocks of colour. */
final class CutOuts {
    private CutOuts() {}

    static void paint(Canvas canvas) {
        int columns = canvas.random().nextInt(1, 4);
        int rows = columns == 1 ? 1 : canvas.random().nextInt(2, 4);
        canvas.fill(canvas.palette().paper());
        double width = Canvas.SIDE / columns;
        double height = Canvas.SIDE / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                block(canvas, column * width, row * height, width, height);
            }
        }
        canvas.grain(5);
        if (columns == 1 && canvas.chance(0.6)) {
            Lettering.corner(canvas);
        }
    }

    private static void block(Canvas canvas, double x, double y, double width, double height) {
        int ground = canvas.chance(0.25) ? canvas.palette().paper() : canvas.anyAccent();
        canvas.fill(new Rectangle2D.Double(x, y, width + 1, height + 1), ground);
        double size = Math.min(width, height);
        AffineTransform place = AffineTransform.getTranslateInstance(x + width / 2, y + height / 2);
        place.rotate(canvas.between(-0.6, 0.6));
        place.scale(size, size);
        Shape leaf = place.createTransformedShape(canvas.chance(0.7) ? weed(canvas) : palm(canvas));
        Graphics2D graphics = canvas.graphics();
        graphics.translate(4, 6);
        graphics.setColor(Tint.clear(canvas.palette().ink(), 0.22));
        graphics.fill(leaf);
        graphics.translate(-4, -6);
        canvas.fill(leaf, canvas.accentOn(ground));
    }

    /** A stem with rounded lobes in pairs, in a square of one unit around the origin. */
    private static Shape weed(Canvas canvas) {
        Path2D leaf = new Path2D.Double(Path2D.WIND_NON_ZERO); // parts that overlap are one
        int pairs = canvas.random().nextInt(3, 6);
        double bow = canvas.between(-0.12, 0.12);
        for (int i = 0; i <= 60; i++) {
            double t = i / 60.0;
            double girth = 0.032 + 0.012 * Math.sin(Math.PI * t);
            leaf.append(Canvas.circle(bow * Math.sin(Math.PI * t), 0.42 - 0.8 * t, girth), false);
        }
        for (int pair = 0; pair < pairs; pair++) {
            double t = (pair + 0.6) / (pairs + 0.1);
            double length = (0.3 - 0.12 * Math.abs(t - 0.4)) * canvas.between(0.85, 1.1);
            for (int side = -1; side <= 1; side += 2) {
                leaf.append(lobe(canvas, bow * Math.sin(Math.PI * t), 0.42 - 0.8 * t, side, length), false);
            }
        }
        return leaf;
    }

    private static Shape lobe(Canvas canvas, double x, double y, int side, double length) {
        AffineTransform turn = AffineTransform.getTranslateInstance(x, y);
        turn.rotate(side > 0 ? canvas.between(-0.75, -0.4) : Math.PI + canvas.between(0.4, 0.75));
        double thick = length * canvas.between(0.26, 0.36);
        return turn.createTransformedShape(new Ellipse2D.Double(-0.01, -thick / 2, length + 0.04, thick));
    }

    /** Fingers that spread from the foot. */
    private static Shape palm(Canvas canvas) {
        Path2D leaf = new Path2D.Double(Path2D.WIND_NON_ZERO); // parts that overlap are one
        int fingers = canvas.random().nextInt(5, 9);
        for (int finger = 0; finger < fingers; finger++) {
            double angle = -Math.PI / 2 + (finger - (fingers - 1) / 2.0) * (2.5 / fingers);
            double length = 0.8 - 0.12 * Math.abs(finger - (fingers - 1) / 2.0) * canvas.between(0.8, 1.2);
            AffineTransform turn = AffineTransform.getTranslateInstance(0, 0.42);
            turn.rotate(angle);
            leaf.append(turn.createTransformedShape(new Ellipse2D.Double(0, -0.062, length, 0.124)), false);
        }
        leaf.append(Canvas.circle(0, 0.4, 0.09), false);
        return leaf;
    }
}
