package org.lastfmwallpaper.render;

import java.util.Arrays;

/** How the pixels around a point are weighed when a picture changes its size. */
enum Kernel {
    /** Every pixel by the area of it that is covered: exact means, a little blocky. For pictures that get blurred. */
    AREA,
    /** A triangle as wide as two pixels of the result: bilinear when enlarging, free of aliasing when shrinking. */
    TRIANGLE;

    /** Weights are whole numbers that add up to this, so that a flat area keeps its value exactly. */
    static final int ONE_BITS = 14;

    static final int ONE = 1 << ONE_BITS;

    /**
     * For each pixel of the result along one axis, the first source pixel and the weights from there on.
     *
     * @param first index of the first source pixel, for each pixel of the result
     * @param weights {@code taps} for each pixel of the result, adding up to {@link #ONE}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Taps(int taps, int[] first, int[] weights) {}

    /**
     * @param sourceLength pixels in the source along this axis
     * @param start where the part to scale begins, in source pixels
     * @param length how much of the source to scale
     * @param targetLength pixels in the result
     */
    Taps taps(int sourceLength, double start, double length, int targetLength) {
        double scale = length / targetLength;
        double radius = this == AREA ? Math.max(scale, 1) / 2 : Math.max(scale, 1);
        int span = span(radius);
        int taps = Math.min(sourceLength, span);
        int[] first = new int[targetLength];
        int[] weights = new int[taps * targetLength];
        double[] exact = new double[taps];
        for (int target = 0; target < targetLength; target++) {
            double centre = start + (target + 0.5) * scale;
            int from = from(centre - radius);
            first[target] = Math.clamp(from, 0, sourceLength - taps);
            Arrays.fill(exact, 0);
            double sum = 0;
            // Beyond the picture's edges nothing weighs anything.
            for (int pixel = Math.max(0, from); pixel < Math.min(sourceLength, from + span); pixel++) {
                double weight = Math.max(0, weight(pixel, centre, radius));
                exact[pixel - first[target]] = weight;
                sum += weight;
            }
            spread(exact, sum, weights, target * taps);
        }
        return new Taps(taps, first, weights);
    }

    /** The first pixel that weighs anything when the kernel begins here. */
    private int from(double edge) {
        return (int) Math.floor(this == AREA ? edge : edge + 0.5);
    }

    /** How many pixels can weigh anything: all that are touched, or those whose centres lie inside. */
    private int span(double radius) {
        return (int) Math.ceil(2 * radius) + (this == AREA ? 1 : 0);
    }

    private double weight(int pixel, double centre, double radius) {
        return switch (this) {
            case AREA -> Math.min(pixel + 1, centre + radius) - Math.max(pixel, centre - radius);
            case TRIANGLE -> radius - Math.abs(pixel + 0.5 - centre);
        };
    }

    /** Whole-number weights: rounding what has been given out so far keeps the sum exact. */
    private static void spread(double[] exact, double sum, int[] weights, int at) {
        double wanted = 0;
        int given = 0;
        for (int tap = 0; tap < exact.length; tap++) {
            wanted += exact[tap];
            int upToHere = (int) Math.round(wanted / sum * ONE);
            weights[at + tap] = upToHere - given;
            given = upToHere;
        }
    }
}
