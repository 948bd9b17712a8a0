package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** The large buffers that drawing one wallpaper needs, kept for the next one. For one thread at a time. */
final class Workspace {
    /** Nine bytes and a little for each pixel of 2,048 × 2,048, the largest wallpaper unless the operator wants larger ones. */
    static final long WORTH_KEEPING = 2048L * 2048 * 10;

    private byte[] pixels = {};
    private byte[] rows = {};
    private byte[] file = {};

    /** A canvas with whatever was drawn before. */
    Picture canvas(int width, int height) {
        int size = Math.multiplyExact(Math.multiplyExact(width, height), 3);
        if (pixels.length < size) {
            pixels = new byte[size];
        }
        return new Picture(width, height, pixels);
    }

    /** Room for a picture's filtered rows. */
    byte[] rows(int length) {
        if (rows.length < length) {
            rows = new byte[length];
        }
        return rows;
    }

    /** How much memory this holds. */
    long bytes() {
        return (long) pixels.length + rows.length + file.length;
    }

    /** Room for a whole file. */
    byte[] file(int length) {
        if (file.length < length) {
            file = new byte[length];
        }
        return file;
    }
}
