package org.lastfmwallpaper.standin.art;

/** A ring of light around a dark disc. */
final class Eclipse {
    private Eclipse() {}

    static void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        int dark = Tint.mix(palette.ink(), 0x000000, 0.5);
        Ramp light = new Ramp(
                dark,
                palette.ink(),
                palette.first(),
                palette.second(),
                palette.third(),
                palette.fourth(),
                palette.paper());
        Noise noise = new Noise(canvas.random());
        double radius = canvas.between(0.2, 0.27);
        double y = canvas.between(0.44, 0.52);
        double lean = canvas.between(0, 2 * Math.PI);
        Field corona = canvas.field(300, (u, v) -> {
            double angle = Math.atan2(v - y, u - 0.5);
            double distance = Math.hypot(u - 0.5, v - y) - radius;
            double ray = 1 + 0.5 * noise.clouds(Math.cos(angle) * 2.3 + 5, Math.sin(angle) * 2.3 + 5, 3);
            double side = 1 + 0.45 * Math.cos(angle - lean);
            return distance < -0.02 ? 0 : 0.85 * side * Math.exp(-Math.max(0, distance) / (0.13 * ray));
        });
        Field towards = canvas.field(120, (u, v) -> Math.cos(Math.atan2(v - y, u - 0.5) - lean));
        canvas.shade((u, v) -> {
            double dx = u - 0.5;
            double dy = v - y;
            double distance = Math.sqrt(dx * dx + dy * dy) - radius;
            double inside = Math.clamp(0.5 - distance * 420, 0, 1);
            double near = 1 / (1 + 190 * 190 * distance * distance);
            double rim = 0.5 * near * (1 + 0.8 * towards.at(u, v));
            return light.at((corona.at(u, v) + rim) * (1 - inside) + inside * (0.03 + rim * 0.35));
        });
        canvas.grain(9);
        if (canvas.chance(0.6)) {
            Lettering.centred(canvas);
        }
    }
}
