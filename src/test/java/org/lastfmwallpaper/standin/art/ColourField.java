package org.lastfmwallpaper.standin.art;

/** Two or three fields of colour with breathing edges. */
final class ColourField {
    private record Block(double top, double bottom, double inset, int colour, Field depth) {
        /** How much of the block is at a place: 1 inside, 0 outside, and in between where the brush faded out. */
        double share(double u, double v, double rough) {
            double edge = Math.min(Math.min(u - inset, 1 - inset - u), Math.min(v - top, bottom - v)) + rough;
            double share = Math.clamp(0.5 + edge / 0.026, 0, 1);
            return share * share * (3 - 2 * share) * (0.94 + 0.08 * depth.at(u, v));
        }
    }

    private ColourField() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Noise noise = new Noise(canvas.random());
        boolean dark = canvas.chance(0.6);
        int ground = dark
                ? Tint.mix(palette.ink(), palette.first(), 0.35)
                : Tint.mix(palette.fourth(), palette.paper(), 0.2);
        double split = canvas.between(0.36, 0.66);
        Field texture = canvas.field(
                320, (u, v) -> 0.7 * noise.clouds(u * 3, v * 7, 3) + 0.35 * noise.clouds(u * 40, v * 9 + 40, 3));
        Block upper = new Block(0.065, split - 0.02, 0.075, canvas.accentOn(ground), texture);
        Block lower = new Block(split + 0.02, 0.935, 0.075, canvas.accentOn(upper.colour()), texture);
        Field rough = canvas.field(260, (u, v) -> 0.009 * noise.clouds(u * 14 + 20, v * 14, 4));
        Ramp low = ramp(lower.colour(), palette);
        Ramp high = ramp(upper.colour(), palette);
        Ramp back = ramp(ground, palette);
        canvas.shade((u, v) -> {
            double wash = 0.5 + 0.36 * texture.at(u, v);
            double frayed = rough.at(u, v);
            int colour = Clouds.blend(back.at(wash), high.at(wash + 0.2 * (0.3 - v)), upper.share(u, v, frayed));
            return Clouds.blend(colour, low.at(wash + 0.2 * (0.7 - v)), lower.share(u, v, frayed));
        });
        canvas.grain(9);
    }

    private static Ramp ramp(int colour, Palette palette) {
        return new Ramp(Tint.mix(colour, palette.ink(), 0.24), colour, Tint.mix(colour, palette.paper(), 0.16));
    }
}
