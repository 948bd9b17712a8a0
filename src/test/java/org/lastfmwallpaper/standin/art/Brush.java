package org.lastfmwallpaper.standin.art;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;

/** A few broad strokes of a brush that runs dry. */
final class Brush {
    private static final int BRISTLES = 70;
    private static final int STEPS = 44;

    private Brush() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        boolean dark = canvas.chance(0.25);
        canvas.fill(dark ? palette.ink() : palette.paper());
        Noise noise = new Noise(canvas.random());
        int strokes = canvas.random().nextInt(4, 7);
        int[] colours = {
            palette.first(), palette.second(), palette.third(), palette.fourth(), dark ? palette.paper() : palette.ink()
        };
        int start = canvas.random().nextInt(4);
        for (int stroke = 0; stroke < strokes; stroke++) {
            double y = 110 + 780.0 * stroke / (strokes - 1) + canvas.between(-50, 50);
            CubicCurve2D path = new CubicCurve2D.Double(
                    canvas.between(60, 210),
                    y + canvas.between(-60, 60),
                    canvas.between(250, 450),
                    y + canvas.between(-330, 330),
                    canvas.between(550, 750),
                    y + canvas.between(-330, 330),
                    canvas.between(760, 960),
                    y + canvas.between(-90, 90));
            stroke(
                    canvas,
                    noise,
                    path,
                    canvas.between(110, 230),
                    colours[(start + stroke) % colours.length],
                    stroke * 9.7);
        }
        canvas.grain(5);
        Lettering.maybe(canvas);
    }

    private static void stroke(Canvas canvas, Noise noise, CubicCurve2D path, double width, int colour, double row) {
        Graphics2D graphics = canvas.graphics();
        double bristle = width / BRISTLES;
        int lighter = Tint.mix(colour, canvas.palette().paper(), 0.45);
        int darker = Tint.mix(colour, canvas.palette().ink(), 0.35);
        for (int i = 0; i < BRISTLES; i++) {
            double across = (i + 0.5) / BRISTLES - 0.5;
            double streak = noise.clouds(i * 0.16, row, 3);
            graphics.setColor(Tint.clear(
                    Tint.mix(colour, streak > 0 ? lighter : darker, Math.min(1, 1.5 * Math.abs(streak))), 0.93));
            graphics.setStroke(new BasicStroke(
                    (float) (bristle * (1.2 + canvas.between(0, 0.9))), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            double begin = Math.max(0, 0.03 * noise.at(i * 0.4, row + 3) + 0.02 * Math.abs(across) * 2);
            double end = 0.97 + 0.09 * noise.clouds(i * 0.35, row + 5, 2) - 0.1 * across * across;
            graphics.draw(hair(path, noise, across * width, begin, Math.min(1, end), i, row));
        }
    }

    /** One bristle's way; it lifts from the paper where the paint runs out. */
    private static Path2D hair(
            CubicCurve2D path, Noise noise, double off, double begin, double end, int bristle, double row) {
        Path2D hair = new Path2D.Double();
        boolean down = false;
        for (int step = 0; step <= STEPS; step++) {
            double t = begin + (end - begin) * step / STEPS;
            double dry = noise.at(bristle * 0.33, row + t * 5) + 0.9 * t * t - 0.98;
            double[] at = point(path, t, off * (1 + 0.05 * noise.at(t * 4, row + bristle * 0.02)));
            if (dry > 0) {
                down = false;
            } else if (down) {
                hair.lineTo(at[0], at[1]);
            } else {
                hair.moveTo(at[0], at[1]);
                down = true;
            }
        }
        return hair;
    }

    private static double[] point(CubicCurve2D path, double t, double off) {
        double s = 1 - t;
        double x = s * s * s * path.getX1()
                + 3 * s * s * t * path.getCtrlX1()
                + 3 * s * t * t * path.getCtrlX2()
                + t * t * t * path.getX2();
        double y = s * s * s * path.getY1()
                + 3 * s * s * t * path.getCtrlY1()
                + 3 * s * t * t * path.getCtrlY2()
                + t * t * t * path.getY2();
        double dx = s * s * (path.getCtrlX1() - path.getX1())
                + 2 * s * t * (path.getCtrlX2() - path.getCtrlX1())
                + t * t * (path.getX2() - path.getCtrlX2());
        double dy = s * s * (path.getCtrlY1() - path.getY1())
                + 2 * s * t * (path.getCtrlY2() - path.getCtrlY1())
                + t * t * (path.getY2() - path.getCtrlY2());
        double length = Math.max(1, Math.hypot(dx, dy));
        return new double[] {x - dy / length * off, y + dx / length * off};
    }
}
