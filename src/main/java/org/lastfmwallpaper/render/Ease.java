package org.lastfmwallpaper.render;

/** A smooth step from 0 to 1, level at both ends. */
final class Ease {
    private Ease() {}

    static double between(double from, double to, double at) {
        double t = Math.clamp((at - from) / (to - from), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    }
}
