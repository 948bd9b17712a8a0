package org.lastfmwallpaper.render;

import java.util.List;
import org.lastfmwallpaper.album.Picture;

/** The sharp cover over a smooth diagonal gradient of its own dominant colours. */
final class GradientStyle implements Style {
    /** Backdrops brighter than this (relative luminance) outshine the cover. */
    private static final double BRIGHTEST = 0.20;

    /** Darker than this, of 255 in its strongest channel, a backdrop is lifted a little, so that it is not plain black. */
    private static final double DARKEST = 22;

    @Override
    public void paint(Picture cover, Picture canvas, Label label) {
        SoftPicture backdrop = SoftPicture.under(canvas);
        Colour[] stops =
                stops(DominantColours.of(cover, 3).stream().map(OkLab::colour).toList());
        backdrop.paint((across, down) -> between(stops, (across + down) / 2));
        backdrop.draw(canvas, Dither.ORDERED);
        FramedCover.paint(cover, canvas, label.caption(canvas));
    }

    /** From the top left to the bottom right; one colour alone fades into its own darker shade. */
    private static Colour[] stops(List<Colour> dominant) {
        Colour first = tame(dominant.getFirst());
        Colour second = dominant.size() > 1 ? tame(dominant.get(1)) : first.times(0.55);
        Colour third = dominant.size() > 2 ? tame(dominant.get(2)).times(0.6) : second.times(0.6);
        return new Colour[] {first, second, third};
    }

    private static Colour tame(Colour colour) {
        Colour tamed = colour;
        while (tamed.luminance() > BRIGHTEST) {
            tamed = tamed.times(0.97);
        }
        double strongest = Math.max(tamed.red(), Math.max(tamed.green(), tamed.blue()));
        return strongest >= DARKEST ? tamed : tamed.mix(new Colour(30, 30, 36), (DARKEST - strongest) / DARKEST);
    }

    private static Colour between(Colour[] stops, double along) {
        return along < 0.5
                ? stops[0].mix(stops[1], Ease.between(0, 0.5, along))
                : stops[1].mix(stops[2], Ease.between(0.5, 1, along));
    }
}
