package org.lastfmwallpaper.cover;

import org.lastfmwallpaper.album.Picture;

/**
 * How a camera was held: where a stored picture's first row and first column belong (Exif 2.32, section 4.6.4, tag 0x0112;
 * its values 1 to 8 in order).
 */
enum Orientation {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    LEFT_TOP,
    RIGHT_TOP,
    RIGHT_BOTTOM,
    LEFT_BOTTOM;

    /** The orientation of a tag's value; as stored, where the value means nothing. */
    static Orientation of(int tag) {
        return tag >= 1 && tag <= values().length ? values()[tag - 1] : TOP_LEFT;
    }

    /** Turns a stored picture upright. */
    Picture turn(Picture stored) {
        int w = stored.width();
        int h = stored.height();
        int last = w * h - 1;
        return switch (this) {
            case TOP_LEFT -> stored;
            case TOP_RIGHT -> copy(stored, w, h, w - 1, -1, w);
            case BOTTOM_RIGHT -> copy(stored, w, h, last, -1, -w);
            case BOTTOM_LEFT -> copy(stored, w, h, last - w + 1, 1, -w);
            case LEFT_TOP -> copy(stored, h, w, 0, w, 1);
            case RIGHT_TOP -> copy(stored, h, w, last - w + 1, -w, 1);
            case RIGHT_BOTTOM -> copy(stored, h, w, last, -w, -1);
            case LEFT_BOTTOM -> copy(stored, h, w, w - 1, w, -1);
        };
    }

    /**
     * Copies pixel by pixel.
     *
     * @param first the stored pixel that comes first
     * @param right how many stored pixels lie between one and its right neighbour
     * @param down the same for the one below
     */
    private static Picture copy(Picture stored, int width, int height, int first, int right, int down) {
        byte[] from = stored.rgb();
        byte[] to = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            int pixel = first + y * down;
            for (int x = 0; x < width; x++) {
                int source = pixel * 3;
                to[at] = from[source];
                to[at + 1] = from[source + 1];
                to[at + 2] = from[source + 2];
                at += 3;
                pixel += right;
            }
        }
        return new Picture(width, height, to);
    }
}
