package org.lastfmwallpaper.standin.art;

import java.util.random.RandomGenerator;

/** Gradient noise (Ken Perlin, 'Improving Noise', 2002) in the plane. Immutable. */
final class Noise {
    private static final int SIZE = 256;

    private final int[] order = new int[2 * SIZE];

    Noise(RandomGenerator random) {
        for (int i = 0; i < SIZE; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        System.arraycopy(order, 0, order, SIZE, SIZE);
    }

    /** About −0.7 to 0.7; 0 at whole coordinates. */
    double at(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double dx = x - column;
        double dy = y - row;
        int left = column & SIZE - 1;
        int right = left + 1 & SIZE - 1;
        int top = row & SIZE - 1;
        int bottom = top + 1 & SIZE - 1;
        double across = fade(dx);
        double upper =
                lerp(slope(order[order[left] + top], dx, dy), slope(order[order[right] + top], dx - 1, dy), across);
        double lower = lerp(
                slope(order[order[left] + bottom], dx, dy - 1),
                slope(order[order[right] + bottom], dx - 1, dy - 1),
                across);
        return lerp(upper, lower, fade(dy));
    }

    /** Octaves of noise, each of half the size and half the height of the one before; about −1 to 1. */
    double clouds(double x, double y, int octaves) {
        double sum = 0;
        double height = 1;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += height * at(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
            height /= 2;
            scale *= 2.03;
        }
        return sum;
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double lerp(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static double slope(int hash, double dx, double dy) {
        return switch (hash & 7) {
            case 0 -> dx + dy;
            case 1 -> dx - dy;
            case 2 -> -dx + dy;
            case 3 -> -dx - dy;
            case 4 -> 1.414 * dx;
            case 5 -> -1.414 * dx;
            case 6 -> 1.414 * dy;
            default -> -1.414 * dy;
        };
    }
}
