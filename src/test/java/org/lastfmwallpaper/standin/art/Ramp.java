package org.lastfmwallpaper.standin.art;

/** A run of colours from 0 to 1, evenly spaced and mixed in OKLab. Immutable. */
final class Ramp {
    private static final int STEPS = 1024;

    private final int[] colours = new int[STEPS + 1];

    /** Through these colours in turn; at least two. */
    Ramp(int... stops) {
        for (int i = 0; i <= STEPS; i++) {
            double at = (double) i / STEPS * (stops.length - 1);
            int stop = Math.min((int) at, stops.length - 2);
            colours[i] = Tint.mix(stops[stop], stops[stop + 1], at - stop);
        }
    }

    /** The colour at a place; below 0 the first, above 1 the last. */
    int at(double place) {
        return colours[(int) (STEPS * Math.clamp(place, 0, 1))];
    }
}
