package org.lastfmwallpaper.standin.art;

import java.awt.image.BufferedImage;

/**
 * A cover that can be painted at any size, always the same.
 *
 * @param family what kind of cover it is
 * @param paletteNumber its colours; any number will do
 * @param seed everything that is left to chance
 * @param artist whose record it is
 * @param title the record's name
 */
public record Artwork(Family family, int paletteNumber, long seed, String artist, String title) {

    /** One that follows from a seed alone. */
    public static Artwork of(long seed, String artist, String title) {
        Family[] families = Family.values();
        return new Artwork(
                families[Math.floorMod(seed >> 8, families.length)],
                Math.floorMod(seed >> 24, 1 << 20),
                seed,
                artist,
                title);
    }

    /**
     * Paints it.
     *
     * @param pixels the side of the square
     */
    public BufferedImage paint(int pixels) {
        Canvas canvas = new Canvas(pixels, this);
        family.painter().paint(canvas);
        canvas.graphics().dispose();
        return canvas.image();
    }

    Palette palette() {
        return family.palettes()
                .get(Math.floorMod(paletteNumber, family.palettes().size()));
    }
}
