package org.lastfmwallpaper.standin.art;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Towers at dusk, row behind row, and a few windows lit. */
final class City {
    private static final int ROWS = 5;

    private City() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Ramp sky = new Ramp(palette.first(), palette.second(), palette.third(), palette.fourth(), palette.fourth());
        canvas.shade((u, v) -> sky.at(v / 0.85));
        Sunset.sun(canvas, canvas.between(220, 780), canvas.between(300, 470), canvas.between(70, 140), 0.35);
        for (int row = 0; row < ROWS; row++) {
            double near = (row + 1.0) / ROWS;
            row(
                    canvas,
                    near,
                    Tint.mix(Tint.mix(palette.fourth(), palette.second(), 0.45), palette.ink(), Math.pow(near, 0.9)));
        }
        canvas.grain(5);
        Lettering.maybe(canvas);
    }

    private static void row(Canvas canvas, double near, int colour) {
        double x = -30;
        while (x < 1010) {
            double width = canvas.between(34, 74) * (0.8 + 1.1 * near);
            double tall = Math.pow(canvas.random().nextDouble(), 1.9);
            double top = 560 + 250 * near - tall * (330 + 90 * near);
            tower(canvas, x, top, width, near, colour);
            x += width + (canvas.chance(0.3) ? canvas.between(0, 26) : 0);
        }
    }

    private static void tower(Canvas canvas, double x, double top, double width, double near, int colour) {
        Graphics2D graphics = canvas.graphics();
        int foot = Tint.mix(colour, canvas.palette().fourth(), 0.42 * (1 - near));
        graphics.setPaint(new GradientPaint(0, (float) top, Tint.solid(colour), 0, 1000, Tint.solid(foot)));
        graphics.fill(new Rectangle2D.Double(x, top, width, 1010 - top));
        if (canvas.chance(0.4)) {
            double inset = width * canvas.between(0.15, 0.3);
            graphics.fill(new Rectangle2D.Double(x + inset, top - inset, width - 2 * inset, inset + 2));
        }
        if (canvas.chance(0.18)) {
            graphics.fill(new Rectangle2D.Double(x + width / 2 - 1.2, top - width, 2.4, width));
        }
        if (near > 0.5) {
            windows(canvas, x, top, width, near);
        }
    }

    private static void windows(Canvas canvas, double x, double top, double width, double near) {
        double pitch = 9 + 7 * near;
        int columns = (int) ((width - pitch) / pitch);
        double left = x + (width - columns * pitch) / 2;
        double lit = canvas.between(0.04, 0.3);
        for (double y = top + pitch; y < 1000; y += pitch * 1.5) {
            for (int column = 0; column < columns; column++) {
                if (canvas.chance(lit)) {
                    canvas.graphics()
                            .setColor(Tint.clear(
                                    canvas.chance(0.75)
                                            ? canvas.palette().paper()
                                            : canvas.palette().fourth(),
                                    canvas.between(0.35, 0.95)));
                    canvas.graphics()
                            .fill(new Rectangle2D.Double(
                                    left + column * pitch + pitch * 0.22, y, pitch * 0.55, pitch * 0.85));
                }
            }
        }
    }
}
