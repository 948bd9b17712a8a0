package org.lastfmwallpaper.standin.art;

import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A few large shapes in transparent inks, which make third colours where they meet. */
final class Overprint {
    private Overprint() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        canvas.fill(palette.paper());
        int[] inks = palette.accents();
        int start = canvas.random().nextInt(4);
        int plates = canvas.random().nextInt(3, 5);
        for (int plate = 0; plate < plates; plate++) {
            int ink = Tint.mix(inks[(start + plate) & 3], palette.paper(), 0.08);
            int kind = canvas.random().nextInt(6);
            double x = canvas.between(270, 730);
            double y = canvas.between(270, 730);
            double size = canvas.between(210, 330);
            int turn = canvas.random().nextInt(4);
            canvas.overprint(ink, print -> shape(print, kind, x, y, size, turn));
        }
        canvas.grain(6);
        Lettering.maybe(canvas);
    }

    private static void shape(Graphics2D plate, int kind, double x, double y, double size, int turn) {
        switch (kind) {
            case 0, 1 -> plate.fill(Canvas.circle(x, y, size));
            case 2 -> plate.fill(new Arc2D.Double(x - size, y - size, 2 * size, 2 * size, 90.0 * turn, 180, Arc2D.PIE));
            case 3 -> {
                Path2D triangle = new Path2D.Double();
                for (int corner = 0; corner < 3; corner++) {
                    double angle = Math.PI / 2 * turn + 2 * Math.PI * corner / 3;
                    double cornerX = x + 1.25 * size * Math.cos(angle);
                    double cornerY = y + 1.25 * size * Math.sin(angle);
                    if (corner == 0) {
                        triangle.moveTo(cornerX, cornerY);
                    } else {
                        triangle.lineTo(cornerX, cornerY);
                    }
                }
                triangle.closePath();
                plate.fill(triangle);
            }
            case 4 -> {
                for (int bar = -4; bar <= 4; bar++) {
                    double at = bar * size / 3.6;
                    plate.fill(
                            turn % 2 == 0
                                    ? new Rectangle2D.Double(x - size * 1.25, y + at, size * 2.5, size / 7.2)
                                    : new Rectangle2D.Double(x + at, y - size * 1.25, size / 7.2, size * 2.5));
                }
            }
            default ->
                plate.fill(
                        turn % 2 == 0
                                ? new Rectangle2D.Double(-10, y - size * 0.5, 1020, size)
                                : new Rectangle2D.Double(x - size * 0.5, -10, size, 1020));
        }
    }
}
