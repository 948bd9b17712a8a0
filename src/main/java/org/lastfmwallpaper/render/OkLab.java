package org.lastfmwallpaper.render;

/**
 * A colour in Oklab, where equal distances look about equally far apart and lightness, chroma and hue can be changed one by
 * one. Constants from Björn Ottosson, "A perceptual color space for image processing" (2020). {@link StrictMath}
 * throughout, so that every machine finds the same colours.
 *
 * @param lightness 0 (black) to 1 (white)
 * @param a from green (about -0.3) to red (about 0.3)
 * @param b from blue (about -0.3) to yellow (about 0.2)
 */
record OkLab(double lightness, double a, double b) {

    static OkLab of(Colour colour) {
        double red = linear(colour.red());
        double green = linear(colour.green());
        double blue = linear(colour.blue());
        double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new OkLab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** The colour in sRGB; what sRGB cannot show is cut off at its edges. */
    Colour colour() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Colour(
                sample(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                sample(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                sample(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    /** How far from grey: 0 to about 0.32. */
    double chroma() {
        return Math.sqrt(a * a + b * b);
    }

    /** The same hue at this lightness. */
    OkLab withLightness(double other) {
        return new OkLab(other, a, b);
    }

    /** The same hue, no more colourful than this. */
    OkLab calmedTo(double mostChroma) {
        double keep = Math.min(1, mostChroma / Math.max(chroma(), 1e-9));
        return new OkLab(lightness, a * keep, b * keep);
    }

    /** About 0.02 can just be told apart. */
    double distanceTo(OkLab other) {
        return Math.sqrt(square(lightness - other.lightness) + square(a - other.a) + square(b - other.b));
    }

    private static double linear(double sample) {
        double value = sample / 255;
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double sample(double linear) {
        double value = Math.clamp(linear, 0.0, 1.0);
        return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * StrictMath.pow(value, 1 / 2.4) - 0.055);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double square(double value) {
        return value * value;
    }
}
