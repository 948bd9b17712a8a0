package org.lastfmwallpaper.standin.art;

import java.awt.geom.Rectangle2D;

/** Rings, cut along a cross and shifted in colour from quarter to quarter. */
final class Rings {
    private Rings() {}

    static void paint(Canvas canvas) {
        int rings = canvas.random().nextInt(7, 12);
        boolean halves = canvas.chance(0.4);
        double x = canvas.chance(0.65) ? 500 : canvas.between(300, 700);
        double y = canvas.chance(0.65) ? 500 : canvas.between(300, 700);
        double widest = canvas.chance(0.5) ? 440 : 760;
        int[] colours = {
            canvas.palette().ink(),
            canvas.palette().first(),
            canvas.palette().paper(),
            canvas.palette().second(),
            canvas.palette().third(),
            canvas.palette().fourth()
        };
        int shift = canvas.random().nextInt(1, 4);
        for (int quarter = 0; quarter < 4; quarter++) {
            boolean right = (quarter & 1) == 1;
            boolean low = quarter > 1;
            canvas.graphics()
                    .setClip(new Rectangle2D.Double(
                            right ? x : 0, low ? y : 0, right ? 1000 - x : x, low ? 1000 - y : y));
            int start = halves ? (right ? shift : 0) : shift * (right ^ low ? 1 : low ? 2 : 0);
            canvas.fill(colours[(start + 2) % colours.length]);
            for (int ring = 0; ring < rings; ring++) {
                int colour = colours[(start + ring * (halves ? 1 : 5) + 3) % colours.length];
                canvas.disc(x, y, widest * (rings - ring) / rings, colour);
            }
        }
        canvas.graphics().setClip(null);
        canvas.grain(3);
        if (widest < 500 && x == 500 && y == 500 && canvas.chance(0.4)) {
            Lettering.corner(canvas);
        }
    }
}
