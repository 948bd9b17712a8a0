package org.lastfmwallpaper.render;

/** What is added to samples with eight fraction bits before the fraction is dropped. */
enum Dither {
    /** Plain rounding. */
    NONE,
    /**
     * Thresholds that differ from pixel to pixel in a regular 4 × 4 pattern (Bayer's), so that a slow gradient has no
     * visible steps; regular, as random noise would treble the size of the PNG.
     */
    ORDERED;

    private static final int[][] BAYER = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};

    /** Offsets of 0 to 255 for rows of this many samples, one row for each of four in turn. */
    int[][] rows(int samples) {
        int[][] rows = new int[4][samples];
        for (int y = 0; y < rows.length; y++) {
            for (int i = 0; i < samples; i++) {
                rows[y][i] = this == NONE ? 128 : BAYER[y][i / 3 & 3] * 16 + 8;
            }
        }
        return rows;
    }
}
