package org.lastfmwallpaper.standin.art;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Lines that follow a current, all over the cover or inside a disc. */
final class Current {
    private Current() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        boolean dark = canvas.chance(0.6);
        int ground = dark ? palette.ink() : palette.paper();
        canvas.fill(ground);
        Noise noise = new Noise(canvas.random());
        Ramp colours = dark
                ? new Ramp(palette.first(), palette.second(), palette.third(), palette.paper())
                : new Ramp(palette.ink(), palette.first(), palette.second(), palette.fourth());
        double turn = canvas.between(0, 2 * Math.PI);
        double bend = canvas.between(1.1, 1.9);
        Field angle = canvas.field(90, (u, v) -> turn + 3.4 * noise.clouds(u * bend, v * bend, 2));
        boolean disc = canvas.chance(0.5);
        Graphics2D graphics = canvas.graphics();
        for (int line = 0; line < 900; line++) {
            double x = canvas.between(-50, 1050);
            double y = canvas.between(-50, 1050);
            double place = 0.5 + 0.9 * noise.at(x / 330 + 50, y / 330) + canvas.between(-0.12, 0.12);
            graphics.setColor(Tint.clear(colours.at(place), canvas.between(0.75, 1)));
            float width = (float) (1.5 + 5.5 * Math.pow(canvas.random().nextDouble(), 3));
            graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(follow(angle, x, y, canvas.random().nextInt(14, 46), disc));
        }
        canvas.grain(5);
        if (disc && canvas.chance(0.5)) {
            Lettering.centred(canvas);
        }
    }

    private static Path2D follow(Field angle, double x, double y, int steps, boolean disc) {
        Path2D path = new Path2D.Double();
        double atX = x;
        double atY = y;
        boolean down = false;
        for (int step = 0; step < steps; step++) {
            if (disc && Math.hypot(atX - 500, atY - 500) > 345) {
                down = false;
            } else if (down) {
                path.lineTo(atX, atY);
            } else {
                path.moveTo(atX, atY);
                path.lineTo(atX, atY);
                down = true;
            }
            double towards = angle.at(atX / 1000, atY / 1000);
            atX += 9 * Math.cos(towards);
            atY += 9 * Math.sin(towards);
        }
        return path;
    }
}
