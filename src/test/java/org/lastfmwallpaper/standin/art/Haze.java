package org.lastfmwallpaper.standin.art;

import java.util.stream.IntStream;

/** Lights of several colours that run into each other, with the grain of a fast film. */
final class Haze {
    private record Light(double x, double y, double reach, double lightness, double a, double b) {
        static Light of(double x, double y, double reach, int colour) {
            double[] lab = Tint.lab(colour);
            return new Light(x, y, reach, lab[0], lab[1], lab[2]);
        }
    }

    private Haze() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        int[] colours = {
            palette.first(),
            palette.second(),
            palette.third(),
            palette.first(),
            palette.fourth(),
            palette.second(),
            canvas.chance(0.5) ? palette.ink() : palette.paper(),
            palette.third()
        };
        Light[] lights = IntStream.range(0, colours.length)
                .mapToObj(i -> Light.of(
                        (i % 3 + canvas.between(-0.1, 1.1)) / 3,
                        (Math.floorDiv(i, 3) + canvas.between(-0.1, 1.1)) / 3,
                        canvas.between(0.13, 0.27),
                        colours[i]))
                .toArray(Light[]::new);
        Noise noise = new Noise(canvas.random());
        Field[] channels = IntStream.range(0, 3)
                .mapToObj(channel -> canvas.field(140, (u, v) -> mixed(lights, noise, u, v, channel)))
                .toArray(Field[]::new);
        canvas.shade((u, v) ->
                (int) channels[0].at(u, v) << 16 | (int) channels[1].at(u, v) << 8 | (int) channels[2].at(u, v));
        canvas.grain(12);
        Lettering.maybe(canvas);
    }

    private static double mixed(Light[] lights, Noise noise, double u, double v, int channel) {
        double x = u + 0.3 * noise.at(u * 1.9, v * 1.9);
        double y = v + 0.3 * noise.at(u * 1.9 + 7, v * 1.9 + 7);
        double total = 0;
        double lightness = 0;
        double a = 0;
        double b = 0;
        for (Light light : lights) {
            double distance = Math.hypot(x - light.x, y - light.y) / light.reach;
            double weight = Math.exp(-distance * distance) + 1e-4;
            total += weight;
            lightness += weight * light.lightness;
            a += weight * light.a;
            b += weight * light.b;
        }
        return Tint.rgb(lightness / total, a / total, b / total) >> (16 - 8 * channel) & 0xff;
    }
}
