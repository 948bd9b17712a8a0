package org.lastfmwallpaper.blackbox;

import java.awt.image.BufferedImage;

/** Mean colours of any rectangle of a picture, and by them where in a wallpaper a cover is. */
final class ColourGrid {
    private static final int CELLS = 8;

    private final int width;
    private final int height;

    /** Sums of all samples above and to the left, for each channel. */
    private final long[][] sums;

    ColourGrid(BufferedImage picture) {
        width = picture.getWidth();
        height = picture.getHeight();
        sums = new long[3][(width + 1) * (height + 1)];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int channel = 0; channel < 3; channel++) {
                long left = 0;
                for (int x = 0; x < width; x++) {
                    left += row[x] >> (16 - 8 * channel) & 0xff;
                    sums[channel][at(x + 1, y + 1)] = sums[channel][at(x + 1, y)] + left;
                }
            }
        }
    }

    /**
     * How well a square cover is found in this wallpaper, wherever it stands on the vertical axis and however large.
     *
     * @return the mean difference of its cells' colours at the best place, 0 to 255
     */
    double distanceTo(ColourGrid cover) {
        double[] wanted =
                cover.cells((cover.width - cover.side()) / 2, (cover.height - cover.side()) / 2, cover.side());
        double best = 255;
        int step = Math.max(1, height / 100);
        for (int side = height * 4 / 10; side <= height * 9 / 10; side += step) {
            for (int top = 0; top + side <= height; top += step) {
                best = Math.min(best, distance(cells((width - side) / 2, top, side), wanted));
            }
        }
        return best;
    }

    private int side() {
        return Math.min(width, height);
    }

    private double[] cells(int left, int top, int side) {
        double[] cells = new double[CELLS * CELLS * 3];
        int next = 0;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                int x = left + side * column / CELLS;
                int y = top + side * row / CELLS;
                int right = left + side * (column + 1) / CELLS;
                int bottom = top + side * (row + 1) / CELLS;
                for (long[] sum : sums) {
                    long total = sum[at(right, bottom)] - sum[at(right, y)] - sum[at(x, bottom)] + sum[at(x, y)];
                    cells[next++] = (double) total / ((right - x) * (bottom - y));
                }
            }
        }
        return cells;
    }

    private static double distance(double[] some, double[] other) {
        double sum = 0;
        for (int i = 0; i < some.length; i++) {
            sum += Math.abs(some[i] - other[i]);
        }
        return sum / some.length;
    }

    private int at(int x, int y) {
        return y * (width + 1) + x;
    }
}
