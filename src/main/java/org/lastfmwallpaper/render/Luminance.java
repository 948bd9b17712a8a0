package org.lastfmwallpaper.render;

/** Relative luminance of sRGB colours and their contrast, as WCAG 2.2 defines both. */
final class Luminance {
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < 256; i++) {
            double value = i / 255.0;
            LINEAR[i] = value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
        }
    }

    private Luminance() {}

    /** 0 (black) to 1 (white), of samples from 0 to 255. */
    static double of(int red, int green, int blue) {
        return 0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue];
    }

    /** How white text stands out from a backdrop of this luminance: 1 to 21. */
    static double contrastOfWhite(double luminance) {
        return 1.05 / (luminance + 0.05);
    }
}
