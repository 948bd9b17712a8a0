package org.lastfmwallpaper.standin.art;

import java.awt.GradientPaint;
import java.awt.geom.Path2D;

/** Ridges one behind the other, each paler than the one before it, under a large pale sun. */
final class Mountains {
    private static final int RIDGES = 7;

    private Mountains() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Ramp sky = new Ramp(palette.first(), palette.second(), palette.third(), palette.fourth());
        double horizon = canvas.between(0.5, 0.62);
        canvas.shade((u, v) -> sky.at(v / horizon));
        Sunset.sun(canvas, canvas.between(240, 760), canvas.between(190, 360), canvas.between(60, 130), 0.4);
        Noise noise = new Noise(canvas.random());
        double steepness = canvas.between(0.8, 1.3);
        for (int ridge = 0; ridge < RIDGES; ridge++) {
            double near = (double) ridge / (RIDGES - 1);
            double base = horizon * 1000 - 60 + 480 * Math.pow(near, 1.25);
            double height = steepness * (250 - 70 * near);
            int colour =
                    Tint.mix(Tint.mix(palette.fourth(), palette.second(), 0.35), palette.ink(), Math.pow(near, 0.8));
            ridge(
                    canvas,
                    noise,
                    ridge,
                    base,
                    height,
                    colour,
                    Tint.mix(colour, palette.fourth(), 0.5 * (1 - near * 0.7)));
        }
        canvas.grain(5);
        Lettering.maybe(canvas);
    }

    private static void ridge(
            Canvas canvas, Noise noise, int number, double base, double height, int colour, int mist) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(-10, 1010);
        for (double x = -10; x <= 1010; x += 2) {
            shape.lineTo(x, base - height * profile(noise, x / (420 - 20 * number) + number * 7.7, number * 3.1));
        }
        shape.lineTo(1010, 1010);
        shape.closePath();
        canvas.graphics()
                .setPaint(new GradientPaint(
                        0,
                        (float) (base - height * 0.8),
                        Tint.solid(colour),
                        0,
                        (float) (base + 130),
                        Tint.solid(mist)));
        canvas.graphics().fill(shape);
    }

    /** Folding noise at zero gives crests instead of hills. */
    private static double profile(Noise noise, double x, double row) {
        double sum = 0;
        double height = 1;
        double scale = 1;
        for (int octave = 0; octave < 6; octave++) {
            double crest = 1 - 1.6 * Math.abs(noise.at(x * scale + octave * 5.3, row + octave * 2.7));
            sum += height * crest * (octave == 0 ? 1 : 0.75);
            height *= 0.46;
            scale *= 2.1;
        }
        return sum - 1;
    }
}
