package org.lastfmwallpaper.standin.art;

import java.awt.Graphics2D;

/** A ball and its ground in two inks, as dots whose size is the tone. */
final class Halftone {
    private Halftone() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        canvas.fill(palette.paper());
        double x = canvas.between(0.38, 0.62);
        double y = canvas.between(0.42, 0.58);
        double radius = canvas.between(0.27, 0.36);
        double pitch = canvas.between(14, 22);
        Noise noise = new Noise(canvas.random());
        boolean waves = canvas.chance(0.45);
        double bend = canvas.between(2, 4);
        Field ground = canvas.field(
                120,
                (u, v) -> waves
                        ? 0.5 + 0.5 * Math.sin(bend * Math.PI * (v + 0.35 * noise.clouds(u * 1.6, v * 1.6, 2)))
                        : v * v * 0.95);
        Field ball = canvas.field(200, (u, v) -> {
            double dx = (u - x) / radius;
            double dy = (v - y) / radius;
            double square = dx * dx + dy * dy;
            double z = Math.sqrt(Math.max(0, 1 - square));
            return square > 1 ? 0 : Math.clamp(1.08 - 0.95 * (-0.5 * dx - 0.55 * dy + 0.67 * z), 0.06, 1);
        });
        canvas.overprint(palette.second(), plate -> dots(plate, ground, pitch, Math.toRadians(15)));
        canvas.overprint(palette.first(), plate -> dots(plate, ball, pitch, Math.toRadians(45)));
        canvas.grain(4);
        Lettering.maybe(canvas);
    }

    private static void dots(Graphics2D plate, Field tone, double pitch, double angle) {
        int reach = (int) (800 / pitch);
        for (int row = -reach; row <= reach; row++) {
            for (int column = -reach; column <= reach; column++) {
                double x = 500 + pitch * (column * Math.cos(angle) - row * Math.sin(angle));
                double y = 500 + pitch * (column * Math.sin(angle) + row * Math.cos(angle));
                if (x < -pitch || y < -pitch || x > 1000 + pitch || y > 1000 + pitch) {
                    continue;
                }
                // 0.71 of the pitch is where dots of full tone leave no paper between them.
                double radius = 0.71 * pitch * Math.sqrt(Math.clamp(tone.at(x / 1000, y / 1000), 0, 1));
                if (radius > 0.5) {
                    plate.fill(Canvas.circle(x, y, radius));
                }
            }
        }
    }
}
