package org.lastfmwallpaper.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lastfmwallpaper.album.Picture;

/**
 * The colours that make up most of a cover, found by k-means over a small copy of it. The same cover always gives the same
 * colours: the means start at fixed places.
 */
final class DominantColours {
    /** A colour with samples from 0 to 255. */
    record Colour(double red, double green, double blue) {
        double distanceTo(Colour other) {
            return Math.sqrt(square(red - other.red) + square(green - other.green) + square(blue - other.blue));
        }

        /** How far from grey: 0 to 255. */
        double chroma() {
            return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
        }

        Colour times(double factor) {
            return new Colour(red * factor, green * factor, blue * factor);
        }

        Colour mix(Colour other, double part) {
            return new Colour(
                    red + (other.red - red) * part,
                    green + (other.green - green) * part,
                    blue + (other.blue - blue) * part);
        }

        private static double square(double value) {
            return value * value;
        }
    }

    private static final int SIDE = 48;
    private static final int MEANS = 6;
    private static final int ROUNDS = 12;
    /** What takes up less of a cover than this is a detail, or the blend along an edge: one column of 48 has 0.02. */
    private static final double LEAST = 0.04;

    /** Colours nearer than this look like one in a gradient. */
    private static final double APART = 40;

    private DominantColours() {}

    /** One to three colours that differ visibly, the weightiest first; colourful ones weigh more than greys. */
    static List<Colour> of(Picture cover) {
        int width = Math.min(SIDE, cover.width());
        int height = Math.min(SIDE, cover.height());
        double[][] pixels = new double[width * height][3];
        Scaling.shrink(cover, Region.whole(cover), Kernel.AREA, width, height, (y, row) -> {
            for (int i = 0; i < row.length; i++) {
                pixels[y * width + i / 3][i % 3] = row[i] / 256.0;
            }
        });
        List<Colour> chosen = new ArrayList<>();
        for (Cluster cluster : clusters(pixels)) {
            if (chosen.size() < 3 && chosen.stream().allMatch(other -> other.distanceTo(cluster.mean) > APART)) {
                chosen.add(cluster.mean);
            }
        }
        return chosen;
    }

    private record Cluster(Colour mean, double weight) {}

    private static List<Cluster> clusters(double[][] pixels) {
        double[][] means = start(pixels);
        int[] counts = new int[MEANS];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[MEANS][3];
            counts = new int[MEANS];
            for (double[] pixel : pixels) {
                int nearest = nearest(means, pixel);
                counts[nearest]++;
                for (int channel = 0; channel < 3; channel++) {
                    sums[nearest][channel] += pixel[channel];
                }
            }
            for (int mean = 0; mean < MEANS; mean++) {
                for (int channel = 0; channel < 3 && counts[mean] > 0; channel++) {
                    means[mean][channel] = sums[mean][channel] / counts[mean];
                }
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        for (int mean = 0; mean < MEANS; mean++) {
            Colour colour = new Colour(means[mean][0], means[mean][1], means[mean][2]);
            double share = (double) counts[mean] / pixels.length;
            if (share > LEAST) {
                clusters.add(new Cluster(colour, share * (0.4 + colour.chroma() / 255)));
            }
        }
        clusters.sort(Comparator.comparingDouble(Cluster::weight).reversed());
        return clusters;
    }

    /** The pixel in the middle, then each time the one farthest from all chosen. */
    private static double[][] start(double[][] pixels) {
        double[][] means = new double[MEANS][];
        means[0] = pixels[pixels.length / 2].clone();
        double[] distance = new double[pixels.length];
        Arrays.fill(distance, Double.MAX_VALUE);
        for (int mean = 1; mean < MEANS; mean++) {
            int farthest = 0;
            for (int i = 0; i < pixels.length; i++) {
                distance[i] = Math.min(distance[i], distance(means[mean - 1], pixels[i]));
                if (distance[i] > distance[farthest]) {
                    farthest = i;
                }
            }
            means[mean] = pixels[farthest].clone();
        }
        return means;
    }

    private static int nearest(double[][] means, double[] pixel) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int mean = 0; mean < means.length; mean++) {
            double distance = distance(means[mean], pixel);
            if (distance < least) {
                least = distance;
                nearest = mean;
            }
        }
        return nearest;
    }

    private static double distance(double[] a, double[] b) {
        double red = a[0] - b[0];
        double green = a[1] - b[1];
        double blue = a[2] - b[2];
        return red * red + green * green + blue * blue;
    }
}
