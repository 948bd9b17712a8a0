package org.lastfmwallpaper.standin.art;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Trunks in the mist, the near ones dark. */
final class Forest {
    private static final int ROWS = 5;

    private Forest() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Ramp mist = new Ramp(
                Tint.mix(palette.second(), palette.third(), 0.5), palette.third(), palette.fourth(), palette.paper());
        Noise noise = new Noise(canvas.random());
        Field drift = canvas.field(120, (u, v) -> noise.clouds(u * 2.5, v * 4, 4));
        double sun = canvas.between(0.3, 0.7);
        canvas.shade((u, v) -> mist.at(1.05 * Math.exp(-3.2 * ((u - sun) * (u - sun) + 0.7 * (v - 0.55) * (v - 0.55)))
                + 0.07 * drift.at(u, v)));
        for (int row = 0; row < ROWS; row++) {
            double near = (row + 1.0) / ROWS;
            trunks(canvas, near, Tint.mix(palette.third(), palette.ink(), Math.pow(near, 1.3)));
            ground(canvas, noise, near, Tint.mix(palette.third(), palette.ink(), 0.9 * Math.pow(near, 1.3)));
        }
        canvas.grain(6);
        Lettering.maybe(canvas);
    }

    private static void trunks(Canvas canvas, double near, int colour) {
        double width = 5 + 46 * near * near;
        double x = canvas.between(-60, 40);
        while (x < 1040) {
            trunk(canvas, x, width * canvas.between(0.6, 1.25), near, colour);
            x += canvas.between(34, 95) + 150 * near * near * canvas.between(0.5, 1.6);
        }
    }

    private static void trunk(Canvas canvas, double x, double width, double near, int colour) {
        Graphics2D graphics = canvas.graphics();
        double lean = canvas.between(-18, 18);
        double foot = 700 + 290 * near;
        Path2D trunk = new Path2D.Double();
        trunk.moveTo(x - width * 0.75, foot);
        trunk.quadTo(x - width * 0.5, foot - 60, x - width * 0.45, foot - 140);
        trunk.lineTo(x + lean - width * 0.3, -10);
        trunk.lineTo(x + lean + width * 0.3, -10);
        trunk.lineTo(x + width * 0.45, foot - 140);
        trunk.quadTo(x + width * 0.5, foot - 60, x + width * 0.75, foot);
        trunk.closePath();
        graphics.setPaint(new GradientPaint(
                (float) (x - width / 2),
                0,
                Tint.solid(Tint.mix(colour, canvas.palette().fourth(), 0.12)),
                (float) (x + width / 2),
                0,
                Tint.solid(colour)));
        graphics.fill(trunk);
        graphics.setColor(Tint.solid(colour));
        for (int branch = 0; branch < 7; branch++) {
            double y = canvas.between(0, foot - 330);
            double side = canvas.chance(0.5) ? 1 : -1;
            double reach = width * canvas.between(1, 3.2);
            graphics.setStroke(new BasicStroke(
                    (float) (width * canvas.between(0.05, 0.14)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            Path2D limb = new Path2D.Double();
            limb.moveTo(x + lean * (1 - y / foot), y);
            limb.quadTo(
                    x + side * reach * 0.6, y - reach * 0.1, x + side * reach, y - reach * canvas.between(0.3, 0.8));
            graphics.draw(limb);
        }
    }

    private static void ground(Canvas canvas, Noise noise, double near, int colour) {
        Path2D ground = new Path2D.Double();
        double level = 665 + 270 * near;
        ground.moveTo(-10, 1010);
        for (double x = -10; x <= 1010; x += 4) {
            ground.lineTo(
                    x, level - 34 * noise.clouds(x / 260 + near * 31, near * 9, 3) - 3 * noise.at(x / 5, near * 40));
        }
        ground.lineTo(1010, 1010);
        ground.closePath();
        canvas.graphics()
                .setPaint(new GradientPaint(
                        0,
                        (float) level - 30,
                        Tint.solid(colour),
                        0,
                        (float) level + 130,
                        Tint.solid(Tint.mix(colour, canvas.palette().third(), 0.35 * (1 - near)))));
        canvas.graphics().fill(ground);
    }
}
