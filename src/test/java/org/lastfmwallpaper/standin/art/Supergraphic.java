package org.lastfmwallpaper.standin.art;

import java.awt.BasicStroke;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** Bands of colour side by side that turn corners, as they were painted on walls around 1973. */
final class Supergraphic {
    private static final int BANDS = 5;

    private Supergraphic() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        boolean dark = canvas.chance(0.4);
        int ground = dark ? palette.ink() : palette.paper();
        canvas.fill(ground);
        double band = canvas.between(42, 58);
        double gap = canvas.chance(0.5) ? 0 : band * 0.22;
        double first = canvas.between(90, 170);
        double x = canvas.between(430, 560);
        double y = canvas.between(420, 560);
        if (canvas.chance(0.6)) {
            canvas.disc(x, y, first - band / 2 - 24, palette.third());
        }
        canvas.graphics().rotate(Math.PI / 2 * canvas.random().nextInt(4), 500, 500);
        if (canvas.chance(0.5)) {
            canvas.graphics().translate(1000, 0);
            canvas.graphics().scale(-1, 1);
        }
        int[] colours = {
            palette.first(), palette.second(), palette.third(), palette.fourth(), dark ? palette.paper() : palette.ink()
        };
        boolean full = canvas.chance(0.5);
        canvas.graphics()
                .setStroke(new BasicStroke((float) (band - gap + 0.4), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < BANDS; i++) {
            double radius = first + i * band;
            canvas.graphics().setColor(Tint.solid(colours[i]));
            canvas.graphics().draw(full ? hairpin(x, y, radius) : bend(x, y, radius, first + BANDS * band));
        }
        canvas.graphics().setTransform(upright(canvas));
        canvas.grain(4);
        if (canvas.chance(0.35)) {
            Lettering.corner(canvas);
        }
    }

    private static java.awt.geom.AffineTransform upright(Canvas canvas) {
        double scale = canvas.image().getWidth() / Canvas.SIDE;
        return java.awt.geom.AffineTransform.getScaleInstance(scale, scale);
    }

    /** Up from the foot, around a half circle, and down again. */
    private static Path2D hairpin(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - radius, 1100);
        path.lineTo(x - radius, y);
        path.append(new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, 180, -180, Arc2D.OPEN), true);
        path.lineTo(x + radius, 1100);
        return path;
    }

    /** Up from the foot, a quarter turn to the right, and a quarter turn up, where the outer band is the inner one. */
    private static Path2D bend(double x, double y, double radius, double outer) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - 190 - radius, 1100);
        path.lineTo(x - 190 - radius, y + 190);
        double left = x - 190;
        double top = y + 190;
        path.append(new Arc2D.Double(left - radius, top - radius, 2 * radius, 2 * radius, 180, -90, Arc2D.OPEN), true);
        double second = outer + 60 - radius;
        double centreX = x + 150;
        double centreY = top - radius - second;
        path.append(
                new Arc2D.Double(centreX - second, centreY - second, 2 * second, 2 * second, 270, 90, Arc2D.OPEN),
                true);
        path.lineTo(centreX + second, -100);
        return path;
    }
}
