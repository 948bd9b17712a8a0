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
        fill(
                backdrop,
                stops(DominantColours.of(cover, 3).stream().map(OkLab::colour).toList()));
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

    private static void fill(SoftPicture backdrop, Colour[] stops) {
        int width = backdrop.width();
        int height = backdrop.height();
        int[] samples = backdrop.samples();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double along = ((x + 0.5) / width + (y + 0.5) / height) / 2;
                Colour colour = along < 0.5
                        ? stops[0].mix(stops[1], Ease.between(0, 0.5, along))
                        : stops[1].mix(stops[2], Ease.between(0.5, 1, along));
                int at = (y * width + x) * 3;
                samples[at] = fixed(colour.red());
                samples[at + 1] = fixed(colour.green());
                samples[at + 2] = fixed(colour.blue());
            }
        }
    }

    private static int fixed(double sample) {
        return (int) Math.round(sample * 256);
    }
}
