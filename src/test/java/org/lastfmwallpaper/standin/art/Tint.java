package org.lastfmwallpaper.standin.art;

import java.awt.Color;

/** Colours as 0xRRGGBB, and their mixing in OKLab, where the middle of two colours looks like their middle. */
final class Tint {
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double value = i / 255.0;
            LINEAR[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
    }

    private Tint() {}

    /** The colour that is {@code share} of the way from one to the other; 0 is the first. */
    static int mix(int from, int to, double share) {
        double[] a = lab(from);
        double[] b = lab(to);
        return rgb(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share);
    }

    /** Lightness from 0 to 1, as the eye has it. */
    static double lightness(int rgb) {
        return lab(rgb)[0];
    }

    /** How far apart two colours look; under 0.1 they are hard to tell. */
    static double distance(int one, int other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    /** The Java2D colour. */
    static Color solid(int rgb) {
        return new Color(rgb);
    }

    /** The Java2D colour with an opacity from 0 to 1. */
    static Color clear(int rgb, double opacity) {
        int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1));
        return new Color((rgb & 0xffffff) | (alpha << 24), true);
    }

    /** Björn Ottosson, 'A perceptual color space for image processing': lightness, green to red, blue to yellow. */
    static double[] lab(int rgb) {
        double r = LINEAR[rgb >> 16 & 0xff];
        double g = LINEAR[rgb >> 8 & 0xff];
        double b = LINEAR[rgb & 0xff];
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    static int rgb(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static int encode(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.clamp(value, 0, 1));
    }
}
