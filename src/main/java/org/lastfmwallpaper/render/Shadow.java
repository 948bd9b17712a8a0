package org.lastfmwallpaper.render;

import java.util.Arrays;
import org.lastfmwallpaper.album.Picture;

/** The soft shadow that a cover casts on its backdrop, as if lit from above. */
final class Shadow {
    private static final double STRENGTH = 0.55;
    /** How far the shadow's edge fades, to each side, and how far it falls, both in {@link Layout#unit units}. */
    private static final double REACH = 0.055;

    private static final double FALL = 0.014;

    private Shadow() {}

    static void under(Box cover, Picture canvas) {
        double unit = Layout.unit(canvas);
        double reach = REACH * unit;
        double fall = FALL * unit;
        int left = Math.max(0, (int) Math.floor(cover.x() - reach));
        int right = Math.min(canvas.width(), (int) Math.ceil(cover.right() + reach));
        int top = Math.max(0, (int) Math.floor(cover.y() - reach + fall));
        int bottom = Math.min(canvas.height(), (int) Math.ceil(cover.bottom() + reach + fall));

        // The shadow of a rectangle is the product of two profiles, one along each side.
        int[] across = new int[(right - left) * 3];
        for (int x = left; x < right; x++) {
            int weight = (int) Math.round(profile(x + 0.5, cover.x(), cover.right(), reach) * 32768);
            Arrays.fill(across, (x - left) * 3, (x - left) * 3 + 3, weight);
        }
        int[] row = new int[across.length];
        for (int y = top; y < bottom; y++) {
            double down = profile(y + 0.5, cover.y() + fall, cover.bottom() + fall, reach);
            int strength = (int) Math.round(STRENGTH * down * 32768);
            int at = (y * canvas.width() + left) * 3;
            Samples.widen(canvas.rgb(), at, row);
            darken(row, across, strength);
            Samples.narrow(row, canvas.rgb(), at);
        }
    }

    /** 1 well inside of the two edges, 0 well outside, a half on each. */
    private static double profile(double at, double from, double to, double reach) {
        return Ease.between(from - reach, from + reach, at) * (1 - Ease.between(to - reach, to + reach, at));
    }

    private static void darken(int[] samples, int[] across, int strength) {
        for (int i = 0; i < samples.length; i++) {
            int keep = 32768 - ((across[i] * strength) >> 15);
            samples[i] = (samples[i] * keep + 16384) >> 15;
        }
    }
}
