package org.lastfmwallpaper.render;

/**
 * Those of PNG's filters that wallpapers are better for (W3C PNG specification, section 9), for rows of three bytes a pixel.
 * Paeth is left out: choosing it where its residues are smallest made photographs 2 to 5 % larger at every level of zlib,
 * and its loop does not vectorise.
 */
final class PngFilter {
    static final int SUB = 1;
    static final int UP = 2;
    static final int AVERAGE = 3;

    private PngFilter() {}

    /** Filters the row at {@code at}, whose row above starts at {@code above}, into {@code out}. */
    static void apply(int filter, byte[] rgb, int above, int at, int count, byte[] out, int to) {
        switch (filter) {
            case SUB -> sub(rgb, at, count, out, to);
            case UP -> up(rgb, above, at, count, out, to);
            case AVERAGE -> average(rgb, above, at, count, out, to);
            default -> throw new IllegalArgumentException("no such filter: " + filter);
        }
    }

    private static void sub(byte[] rgb, int at, int count, byte[] out, int to) {
        System.arraycopy(rgb, at, out, to, 3);
        for (int i = 3; i < count; i++) {
            out[to + i] = (byte) (rgb[at + i] - rgb[at + i - 3]);
        }
    }

    private static void up(byte[] rgb, int above, int at, int count, byte[] out, int to) {
        for (int i = 0; i < count; i++) {
            out[to + i] = (byte) (rgb[at + i] - rgb[above + i]);
        }
    }

    private static void average(byte[] rgb, int above, int at, int count, byte[] out, int to) {
        for (int i = 0; i < 3; i++) {
            out[to + i] = (byte) (rgb[at + i] - ((rgb[above + i] & 0xff) >> 1));
        }
        for (int i = 3; i < count; i++) {
            out[to + i] = (byte) (rgb[at + i] - (((rgb[at + i - 3] & 0xff) + (rgb[above + i] & 0xff)) >> 1));
        }
    }

    /** The filter that promises the smallest residues for a row, judged by every eighth of its pixels. */
    static int choose(byte[] rgb, int above, int at, int count, int offset) {
        int sub = 0;
        int up = 0;
        int average = 0;
        for (int i = 3 + offset * 3; i < count; i += 24) {
            for (int j = i; j < i + 3; j++) {
                int sample = rgb[at + j];
                int left = rgb[at + j - 3] & 0xff;
                int aboveIt = rgb[above + j] & 0xff;
                sub += Math.abs((byte) (sample - left));
                up += Math.abs((byte) (sample - aboveIt));
                average += Math.abs((byte) (sample - ((left + aboveIt) >> 1)));
            }
        }
        int least = Math.min(Math.min(sub, up), average);
        return least == up ? UP : least == average ? AVERAGE : SUB;
    }

    /**
     * Undoes a filter in place; the row above is already undone. Above the first row everything is nought.
     *
     * @throws IllegalArgumentException if it is none of the filters that we use
     */
    static void undo(int filter, byte[] row, byte[] above, int count) {
        switch (filter) {
            case SUB -> {
                for (int i = 3; i < count; i++) {
                    row[i] += row[i - 3];
                }
            }
            case UP -> {
                for (int i = 0; i < count; i++) {
                    row[i] += above[i];
                }
            }
            case AVERAGE -> {
                for (int i = 0; i < count; i++) {
                    int left = i < 3 ? 0 : row[i - 3] & 0xff;
                    row[i] += (byte) ((left + (above[i] & 0xff)) >> 1);
                }
            }
            default -> throw new IllegalArgumentException("no such filter: " + filter);
        }
    }
}
