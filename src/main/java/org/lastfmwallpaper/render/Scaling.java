package org.lastfmwallpaper.render;

import java.util.Arrays;
import org.lastfmwallpaper.album.Picture;

/**
 * Changes the size of pictures, by one separable pass over bytes. Inner loops are plain and run along whole rows of
 * {@link Samples}, so that the JIT vectorises them; values in between keep eight fraction bits and are rounded, never cut
 * off.
 */
final class Scaling {
    /** Takes the rows of a result from the top, as samples with eight fraction bits (0 to 65,280). */
    @FunctionalInterface
    interface RowSink {
        void accept(int y, int[] row);
    }

    /** Gives the rows of a source, as samples with eight fraction bits (0 to 65,280). */
    @FunctionalInterface
    interface RowSource {
        void read(int y, int[] row);
    }

    private static final int HALF = Kernel.ONE / 2;

    private Scaling() {}

    /** Scales a part of a picture onto a part of the canvas, bilinear when enlarging, with a triangle when shrinking. */
    static void draw(Picture source, Region part, Picture canvas, Box onto) {
        if (part.width() <= onto.width() && part.height() <= onto.height()) {
            enlarge(source, part, canvas, onto);
        } else {
            shrink(source, part, Kernel.TRIANGLE, onto.width(), onto.height(), (y, row) -> {
                round(row, canvas.rgb(), ((onto.y() + y) * canvas.width() + onto.x()) * 3);
            });
        }
    }

    /** A smaller copy of a whole picture, each pixel the mean of the area that it stands for. */
    static Picture average(Picture source, int width, int height) {
        Picture small = new Picture(width, height, new byte[width * height * 3]);
        shrink(source, Region.whole(source), Kernel.AREA, width, height, (y, row) -> {
            round(row, small.rgb(), y * row.length);
        });
        return small;
    }

    /** Scales a part of a picture down: first in height, which is one loop along rows, then what is left in width. */
    static void shrink(Picture source, Region part, Kernel kernel, int width, int height, RowSink sink) {
        Kernel.Taps down = kernel.taps(source.height(), part.y(), part.height(), height);
        Kernel.Taps across = kernel.taps(source.width(), part.x(), part.width(), width);
        int left = across.first()[0];
        int right = across.first()[width - 1] + across.taps();
        int[] read = new int[(right - left) * 3];
        int[] sums = new int[read.length];
        int[] row = new int[width * 3];
        for (int y = 0; y < height; y++) {
            addRows(source, left, down, y, read, sums);
            addColumns(sums, left, across, row);
            sink.accept(y, row);
        }
    }

    private static void addRows(Picture source, int left, Kernel.Taps down, int y, int[] read, int[] sums) {
        Arrays.fill(sums, 1 << (Kernel.ONE_BITS - 9)); // half of what the shift below cuts off
        for (int tap = 0; tap < down.taps(); tap++) {
            int weight = down.weights()[y * down.taps() + tap];
            if (weight != 0) {
                Samples.widen(source.rgb(), ((down.first()[y] + tap) * source.width() + left) * 3, read);
                add(read, weight, sums);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] >>= Kernel.ONE_BITS - 8;
        }
    }

    private static void add(int[] samples, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += samples[i] * weight;
        }
    }

    /** Weighs the columns of one row of samples; {@code left} is the source column that the row starts with. */
    static void addColumns(int[] samples, int left, Kernel.Taps across, int[] row) {
        int taps = across.taps();
        int[] weights = across.weights();
        for (int x = 0, to = 0, weightAt = 0; x < across.first().length; x++, to += 3) {
            int at = (across.first()[x] - left) * 3;
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            for (int tap = 0; tap < taps; tap++, at += 3) {
                int weight = weights[weightAt++];
                red += samples[at] * weight;
                green += samples[at + 1] * weight;
                blue += samples[at + 2] * weight;
            }
            row[to] = red >> Kernel.ONE_BITS;
            row[to + 1] = green >> Kernel.ONE_BITS;
            row[to + 2] = blue >> Kernel.ONE_BITS;
        }
    }

    private static void enlarge(Picture source, Region part, Picture canvas, Box onto) {
        Kernel.Taps across = Kernel.TRIANGLE.taps(source.width(), part.x(), part.width(), onto.width());
        int left = across.first()[0];
        int[] read = new int[(across.first()[onto.width() - 1] + across.taps() - left) * 3];
        RowSource rows = (y, row) -> {
            Samples.widen(source.rgb(), (y * source.width() + left) * 3, read);
            for (int i = 0; i < read.length; i++) {
                read[i] <<= 8;
            }
            addColumns(read, left, across, row);
        };
        enlargeRows(rows, source.height(), part.y(), part.height(), canvas, onto, Dither.NONE);
    }

    /**
     * Scales rows that already have the canvas's width up in height, bilinear.
     *
     * @param rows gives each source row at the width of {@code onto}; asked in ascending order, each row once
     */
    static void enlargeRows(
            RowSource rows, int sourceHeight, double start, double length, Picture canvas, Box onto, Dither dither) {
        int samples = onto.width() * 3;
        Kernel.Taps down = Kernel.TRIANGLE.taps(sourceHeight, start, length, onto.height());
        // When enlarging, no more than two rows weigh anything; a source of one row has no second.
        int[][] window = new int[2][samples];
        int held = down.first()[0] - 1;
        int[][] offsets = dither.rows(samples);
        int[] mixed = new int[samples];
        for (int y = 0; y < onto.height(); y++) {
            int upper = down.first()[y];
            for (; held < upper + down.taps() - 1; held++) {
                rows.read(held + 1, window[(held + 1) & 1]);
            }
            mix(window[upper & 1], down.weights()[y * down.taps()], window[(upper + 1) & 1], offsets[y & 3], mixed);
            Samples.narrow(mixed, canvas.rgb(), ((onto.y() + y) * canvas.width() + onto.x()) * 3);
        }
    }

    /** Rounds the weighted mean of two rows of samples with eight fraction bits. */
    private static void mix(int[] a, int weightA, int[] b, int[] offsets, int[] mixed) {
        int weightB = Kernel.ONE - weightA;
        for (int i = 0; i < mixed.length; i++) {
            // 8 fraction bits and 14 of the weights; 65,280 × 2^14 stays under 2^31
            mixed[i] = (((a[i] * weightA + b[i] * weightB + HALF) >> Kernel.ONE_BITS) + offsets[i]) >> 8;
        }
    }

    private static void round(int[] row, byte[] rgb, int at) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (row[i] + 128) >> 8;
        }
        Samples.narrow(row, rgb, at);
    }
}
