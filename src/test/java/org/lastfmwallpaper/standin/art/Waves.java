package org.lastfmwallpaper.standin.art;

/** Waves in rows, as on Japanese cloth, and a sun behind them. */
final class Waves {
    private static final int RINGS = 4;

    private Waves() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        boolean dusk = canvas.chance(0.5);
        Ramp sky = dusk
                ? new Ramp(Tint.mix(palette.ink(), palette.first(), 0.5), palette.second())
                : new Ramp(palette.paper(), Tint.mix(palette.paper(), palette.third(), 0.6));
        canvas.shade((u, v) -> sky.at(v * 1.9));
        double level = canvas.between(430, 560);
        canvas.disc(
                canvas.between(300, 700),
                level - canvas.between(10, 90),
                canvas.between(150, 220),
                dusk ? palette.third() : palette.second());
        double radius = canvas.between(84, 128);
        Ramp sea = new Ramp(Tint.mix(palette.first(), palette.paper(), 0.25), palette.first(), palette.ink());
        int row = 0;
        for (double y = level + radius * 0.4; y < 1000 + radius; y += radius / 2) {
            double deep = (y - level) / (1000 - level);
            for (double x = row % 2 * radius; x < 1000 + radius; x += 2 * radius) {
                scale(canvas, x, y, radius, sea.at(deep), Tint.mix(palette.paper(), sea.at(deep), 0.15 + 0.45 * deep));
            }
            row++;
        }
        canvas.grain(4);
        if (canvas.chance(0.5)) {
            Lettering.corner(canvas);
        }
    }

    private static void scale(Canvas canvas, double x, double y, double radius, int water, int foam) {
        for (int ring = 0; ring < RINGS; ring++) {
            double outer = radius * (RINGS - ring) / RINGS;
            canvas.disc(x, y, outer, foam);
            canvas.disc(x, y, outer - radius * 0.055, Tint.mix(water, foam, 0.05 * ring));
        }
    }
}
