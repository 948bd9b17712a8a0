package org.lastfmwallpaper.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lastfmwallpaper.album.Picture;

/**
 * The colours that make up most of a cover, found by k-means in {@link OkLab} over a small copy of it. The same cover always gives the same
 * colours: the means start at fixed places.
 */
final class DominantColours {
    private static final int SIDE = 48;
    private static final int MEANS = 6;
    private static final int ROUNDS = 12;
    /** What takes up less of a cover than this is a detail, or the blend along an edge: one column of 48 has 0.02. */
    private static final double LEAST = 0.04;

    /** Colours nearer than this look like one in a gradient. */
    private static final double APART = 0.1;

    /** How much a colour's chroma adds to its weight: the most colourful weigh about three times as much as greys. */
    private static final double CHROMA_WEIGHT = 3;

    private DominantColours() {}

    /** One to {@code most} colours that differ visibly, the weightiest first; colourful ones weigh more than greys. */
    static List<OkLab> of(Picture cover, int most) {
        int width = Math.min(SIDE, cover.width());
        int height = Math.min(SIDE, cover.height());
        OkLab[] pixels = new OkLab[width * height];
        Scaling.shrink(cover, Region.whole(cover), Kernel.AREA, width, height, (y, row) -> {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] =
                        OkLab.of(new Colour(row[x * 3] / 256.0, row[x * 3 + 1] / 256.0, row[x * 3 + 2] / 256.0));
            }
        });
        List<OkLab> chosen = new ArrayList<>();
        for (Cluster cluster : clusters(pixels)) {
            if (chosen.size() < most && chosen.stream().allMatch(other -> other.distanceTo(cluster.mean) > APART)) {
                chosen.add(cluster.mean);
            }
        }
        return chosen;
    }

    private record Cluster(OkLab mean, double weight) {}

    private static List<Cluster> clusters(OkLab[] pixels) {
        OkLab[] means = start(pixels);
        int[] counts = new int[MEANS];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[MEANS][3];
            counts = new int[MEANS];
            for (OkLab pixel : pixels) {
                int nearest = nearest(means, pixel);
                counts[nearest]++;
                sums[nearest][0] += pixel.lightness();
                sums[nearest][1] += pixel.a();
                sums[nearest][2] += pixel.b();
            }
            for (int mean = 0; mean < MEANS; mean++) {
                if (counts[mean] > 0) {
                    means[mean] = new OkLab(
                            sums[mean][0] / counts[mean], sums[mean][1] / counts[mean], sums[mean][2] / counts[mean]);
                }
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        for (int mean = 0; mean < MEANS; mean++) {
            double share = (double) counts[mean] / pixels.length;
            if (share > LEAST) {
                clusters.add(new Cluster(means[mean], share * (0.4 + CHROMA_WEIGHT * means[mean].chroma())));
            }
        }
        clusters.sort(Comparator.comparingDouble(Cluster::weight).reversed());
        return clusters;
    }

    /** The pixel in the middle, then each time the one farthest from all chosen. */
    private static OkLab[] start(OkLab[] pixels) {
        OkLab[] means = new OkLab[MEANS];
        means[0] = pixels[pixels.length / 2];
        double[] distance = new double[pixels.length];
        Arrays.fill(distance, Double.MAX_VALUE);
        for (int mean = 1; mean < MEANS; mean++) {
            int farthest = 0;
            for (int i = 0; i < pixels.length; i++) {
                distance[i] = Math.min(distance[i], means[mean - 1].distanceTo(pixels[i]));
                if (distance[i] > distance[farthest]) {
                    farthest = i;
                }
            }
            means[mean] = pixels[farthest];
        }
        return means;
    }

    private static int nearest(OkLab[] means, OkLab pixel) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int mean = 0; mean < means.length; mean++) {
            double distance = means[mean].distanceTo(pixel);
            if (distance < least) {
                least = distance;
                nearest = mean;
            }
        }
        return nearest;
    }
}
