package org.lastfmwallpaper.standin.art;

/** Heaped clouds, lit from one side: thickness is noise, and light is how it changes towards the sun. */
final class Clouds {
    private static final int CELLS = 340;

    private Clouds() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Ramp sky = new Ramp(palette.first(), palette.second(), palette.third(), palette.fourth());
        Ramp lit = new Ramp(
                Tint.mix(palette.first(), palette.second(), 0.6),
                Tint.mix(palette.second(), palette.third(), 0.5),
                palette.third(),
                palette.fourth(),
                palette.paper());
        Noise noise = new Noise(canvas.random());
        double cover = canvas.between(-0.05, 0.12);
        double side = canvas.chance(0.5) ? 1 : -1;
        Field thick = canvas.field(CELLS, (u, v) -> {
            double x = u * 2.0 + 0.25 * noise.at(u * 4 + 40, v * 4);
            double y = v * 2.5 + 0.25 * noise.at(u * 4, v * 4 + 40);
            // Heaps: noise folded at zero, upside down, has round tops and sharp seams.
            double heap = 0.5 - Math.abs(noise.clouds(x * 1.7 + 9, y * 1.7, 5));
            return 0.8 * noise.clouds(x, y, 5) + 0.5 * heap + cover + 0.6 * (v - 0.6);
        });
        Field light = canvas.field(CELLS, (u, v) -> {
            double shade = 0;
            for (int step = 1; step <= 6; step++) {
                shade += Math.max(0, thick.at(u + side * step * 0.011, v - step * 0.017));
            }
            double relief = thick.at(u, v) - thick.at(u + side * 0.006, v - 0.009);
            return 0.98 - 0.2 * shade + 1.6 * relief;
        });
        canvas.shade((u, v) -> {
            double share = Math.clamp(thick.at(u, v) * 5, 0, 1);
            share = share * share * (3 - 2 * share);
            int blue = sky.at(0.08 + 0.92 * v);
            return share == 0 ? blue : blend(blue, lit.at(light.at(u, v)), share);
        });
        canvas.grain(7);
        Lettering.maybe(canvas);
    }

    /** Plain mixing in sRGB: OKLab for each pixel would take longer than all the rest. */
    static int blend(int from, int to, double share) {
        int weight = (int) (256 * share);
        int red = ((from >> 16 & 0xff) * (256 - weight) + (to >> 16 & 0xff) * weight) >> 8;
        int green = ((from >> 8 & 0xff) * (256 - weight) + (to >> 8 & 0xff) * weight) >> 8;
        int blue = ((from & 0xff) * (256 - weight) + (to & 0xff) * weight) >> 8;
        return red << 16 | green << 8 | blue;
    }
}
