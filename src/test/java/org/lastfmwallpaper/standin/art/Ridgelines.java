package org.lastfmwallpaper.standin.art;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Line upon line, each hiding those behind it, with something moving under them. */
final class Ridgelines {
    private static final int LINES = 58;

    private Ridgelines() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        boolean dark = canvas.chance(0.6);
        int ground = dark ? palette.ink() : palette.paper();
        canvas.fill(ground);
        Ramp colours = dark
                ? new Ramp(palette.paper(), palette.third(), palette.second())
                : new Ramp(palette.first(), palette.ink());
        Noise noise = new Noise(canvas.random());
        double where = canvas.between(0.35, 0.65);
        double spread = canvas.between(0.09, 0.2);
        double drift = canvas.between(-0.35, 0.35);
        Graphics2D graphics = canvas.graphics();
        graphics.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int line = 0; line < LINES; line++) {
            double down = (double) line / (LINES - 1);
            double y = 235 + 590 * down;
            Path2D path = new Path2D.Double();
            for (double x = 110; x <= 890; x += 3) {
                double off = (x / 1000 - where - drift * (down - 0.5)) / spread;
                double swell = Math.exp(-off * off) * (0.4 + 0.6 * Math.sin(Math.PI * down));
                double rise = 5 * noise.at(x / 26, line * 2.3)
                        + 150 * swell * Math.abs(noise.clouds(x / 95, line * 0.37, 4))
                        + 34 * swell;
                if (x == 110) {
                    path.moveTo(x, y - rise);
                } else {
                    path.lineTo(x, y - rise);
                }
            }
            Path2D below = new Path2D.Double(path);
            below.lineTo(890, y + 60);
            below.lineTo(110, y + 60);
            below.closePath();
            canvas.fill(below, ground);
            graphics.setColor(Tint.solid(colours.at(down)));
            graphics.draw(path);
        }
        canvas.grain(4);
        Lettering.centred(canvas);
    }
}
