package org.lastfmwallpaper.standin.art;

/** Cloth in folds: noise whose place is itself moved by noise (Inigo Quilez, 'Domain warping'), lit from the side. */
final class Silk {
    private static final int CELLS = 300;

    private Silk() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Ramp cloth = new Ramp(
                palette.ink(), palette.first(), palette.second(), palette.third(), palette.fourth(), palette.paper());
        Noise noise = new Noise(canvas.random());
        double turn = canvas.between(0, Math.PI);
        double scale = canvas.between(1.0, 1.5);
        Field height = canvas.field(CELLS, (u, v) -> {
            double x = scale * (u * Math.cos(turn) - v * Math.sin(turn));
            double y = scale * 0.55 * (u * Math.sin(turn) + v * Math.cos(turn));
            double wx = x + 0.9 * noise.clouds(x + 3.7, y + 1.3, 2);
            double wy = y + 0.9 * noise.clouds(x + 8.1, y + 5.9, 2);
            double ux = x + 1.1 * noise.clouds(wx + 1.7, wy + 9.2, 2);
            double uy = y + 1.1 * noise.clouds(wx + 8.3, wy + 2.8, 2);
            return noise.clouds(ux * 1.3, uy * 1.3, 3);
        });
        double step = 1.2 / CELLS;
        canvas.shade((u, v) -> {
            double here = height.at(u, v);
            double dx = (height.at(u + step, v) - height.at(u - step, v)) / step;
            double dy = (height.at(u, v + step) - height.at(u, v - step)) / step;
            double light = (0.55 * dx - 0.75 * dy) / Math.sqrt(3 + dx * dx + dy * dy);
            double gloss = Math.max(0, light);
            return cloth.at(0.42 + 0.28 * here + 0.42 * light + 0.3 * gloss * gloss * gloss);
        });
        canvas.grain(5);
        Lettering.maybe(canvas);
    }
}
