package org.lastfmwallpaper.cover;

import java.util.Arrays;
import org.lastfmwallpaper.album.Picture;

/**
 * A picture that is made of rows as they are decoded, as large as they are or smaller: then each of its pixels is the mean
 * of a square of theirs. No row is kept, so that a large cover never is in memory as a whole.
 */
final class MeanRows {
    /** The most pixels of a row that make one of the picture's. */
    static final int MOST = 3;

    /** Sums are multiplied by 2^24 over their count: of bytes that stays under 2^32, and is shifted without a sign. */
    private static final int BITS = 24;

    private final int width;
    private final int height;
    private final int factor;
    private final Picture picture;
    private final int[] sums;
    private int taken;

    /**
     * Makes room.
     *
     * @param width of the rows, in pixels
     * @param height how many rows will come
     * @param factor how many pixels of a row make one of the picture's, 1 to {@link #MOST}; at the right and lower edges
     *     there may be fewer
     */
    MeanRows(int width, int height, int factor) {
        this.width = width;
        this.height = height;
        this.factor = factor;
        int across = Math.ceilDiv(width, factor);
        int down = Math.ceilDiv(height, factor);
        picture = new Picture(across, down, new byte[Math.multiplyExact(Math.multiplyExact(across, down), 3)]);
        sums = new int[across * 3];
    }

    /** How many rows were taken. */
    int taken() {
        return taken;
    }

    /** Begins again at the top: a progressive file has a picture after each of its passes, and the last counts. */
    void again() {
        taken = 0;
        Arrays.fill(sums, 0);
    }

    /** Takes the next row, red, green and blue of each pixel. */
    void take(byte[] rgb) {
        if (factor == 1) {
            System.arraycopy(rgb, 0, picture.rgb(), taken++ * width * 3, width * 3);
            return;
        }
        add(rgb);
        taken++;
        if (taken % factor == 0 || taken == height) {
            divide((taken - 1) / factor, (taken - 1) % factor + 1);
            Arrays.fill(sums, 0);
        }
    }

    private void add(byte[] rgb) {
        int whole = width / factor * 3;
        if (factor == 2) {
            addPairs(rgb, sums, whole);
        } else {
            addTriples(rgb, sums, whole);
        }
        for (int at = whole * factor; at < width * 3; at++) {
            sums[whole + at % 3] += rgb[at] & 0xff;
        }
    }

    // Written out, as a loop over a square's pixels inside of the one along the row takes twice the time.

    private static void addPairs(byte[] rgb, int[] sums, int length) {
        for (int to = 0, at = 0; to < length; to += 3, at += 6) {
            sums[to] += (rgb[at] & 0xff) + (rgb[at + 3] & 0xff);
            sums[to + 1] += (rgb[at + 1] & 0xff) + (rgb[at + 4] & 0xff);
            sums[to + 2] += (rgb[at + 2] & 0xff) + (rgb[at + 5] & 0xff);
        }
    }

    private static void addTriples(byte[] rgb, int[] sums, int length) {
        for (int to = 0, at = 0; to < length; to += 3, at += 9) {
            sums[to] += (rgb[at] & 0xff) + (rgb[at + 3] & 0xff) + (rgb[at + 6] & 0xff);
            sums[to + 1] += (rgb[at + 1] & 0xff) + (rgb[at + 4] & 0xff) + (rgb[at + 7] & 0xff);
            sums[to + 2] += (rgb[at + 2] & 0xff) + (rgb[at + 5] & 0xff) + (rgb[at + 8] & 0xff);
        }
    }

    /** Makes a row of the picture from sums over so many rows. */
    private void divide(int y, int rows) {
        int whole = width / factor * 3;
        divide(sums, 0, whole, weight(rows * factor));
        if (whole < sums.length) {
            divide(sums, whole, sums.length, weight(rows * (width % factor)));
        }
        narrow(sums, picture.rgb(), y * sums.length);
    }

    private static int weight(int count) {
        return ((1 << BITS) + count / 2) / count;
    }

    private static void divide(int[] sums, int from, int to, int weight) {
        for (int i = from; i < to; i++) {
            sums[i] = (sums[i] * weight + (1 << (BITS - 1))) >>> BITS;
        }
    }

    private static void narrow(int[] samples, byte[] bytes, int at) {
        for (int i = 0; i < samples.length; i++) {
            bytes[at + i] = (byte) samples[i];
        }
    }

    /**
     * The picture.
     *
     * @throws IllegalStateException if rows are missing
     */
    Picture picture() {
        if (taken != height) {
            throw new IllegalStateException("of " + height + " rows there are " + taken);
        }
        return picture;
    }
}
