package org.lastfmwallpaper.standin.art;

import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A grid of quarter circles, half circles, triangles, rings and dots. */
final class Bauhaus {
    private Bauhaus() {}

    static void paint(Canvas canvas) {
        int cells = canvas.random().nextInt(3, 6);
        double side = Canvas.SIDE / cells;
        canvas.fill(canvas.palette().paper());
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                tile(canvas, column * side, row * side, side);
            }
        }
        canvas.grain(4);
    }

    private static void tile(Canvas canvas, double x, double y, double side) {
        int ground = canvas.chance(0.35)
                ? canvas.palette().paper()
                : canvas.chance(0.15) ? canvas.palette().ink() : canvas.anyAccent();
        int shape = canvas.accentOn(ground);
        canvas.graphics().setClip(new Rectangle2D.Double(x, y, side, side));
        canvas.fill(new Rectangle2D.Double(x, y, side, side), ground);
        int corner = canvas.random().nextInt(4);
        double cornerX = x + (corner & 1) * side;
        double cornerY = y + (corner >> 1) * side;
        switch (canvas.random().nextInt(9)) {
            case 0, 1 -> canvas.disc(cornerX, cornerY, side, shape);
            case 2 -> {
                canvas.disc(cornerX, cornerY, side, shape);
                canvas.disc(cornerX, cornerY, side * 0.62, canvas.accentOn(shape));
                canvas.disc(cornerX, cornerY, side * 0.26, ground);
            }
            case 3 -> {
                canvas.disc(cornerX, cornerY, side / 2, shape);
                canvas.disc(2 * x + side - cornerX, 2 * y + side - cornerY, side / 2, shape);
            }
            case 4 -> canvas.fill(new Arc2D.Double(x, y, side, side, 90 * corner, 180, Arc2D.PIE), shape);
            case 5 -> {
                Path2D half = new Path2D.Double();
                half.moveTo(cornerX, cornerY);
                half.lineTo(2 * x + side - cornerX, cornerY);
                half.lineTo(cornerX, 2 * y + side - cornerY);
                half.closePath();
                canvas.fill(half, shape);
            }
            case 6 -> {
                canvas.disc(x + side / 2, y + side / 2, side * 0.4, shape);
                canvas.disc(x + side / 2, y + side / 2, side * 0.16, ground);
            }
            case 7 -> {
                for (int stripe = 0; stripe < 4; stripe++) {
                    canvas.fill(
                            corner < 2
                                    ? new Rectangle2D.Double(x, y + stripe * side / 4, side, side / 8)
                                    : new Rectangle2D.Double(x + stripe * side / 4, y, side / 8, side),
                            shape);
                }
            }
            default -> {
                canvas.fill(new Arc2D.Double(x, y - side / 2, side, side, 180, 180, Arc2D.PIE), shape);
                canvas.fill(new Arc2D.Double(x, y, side, side, 180, 180, Arc2D.PIE), canvas.accentOn(ground));
            }
        }
        canvas.graphics().setClip(null);
    }
}
