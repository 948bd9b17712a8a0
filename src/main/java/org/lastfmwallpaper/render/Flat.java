package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** Areas of one colour. */
final class Flat {
    private Flat() {}

    static void paint(Picture canvas, Colour colour) {
        paint(canvas, new Box(0, 0, canvas.width(), canvas.height()), colour);
    }

    /** Paints what of the box lies on the canvas. */
    static void paint(Picture canvas, Box box, Colour colour) {
        int left = Math.max(0, box.x());
        int right = Math.min(canvas.width(), box.right());
        for (int y = Math.max(0, box.y()); y < Math.min(canvas.height(), box.bottom()); y++) {
            for (int x = left; x < right; x++) {
                int at = (y * canvas.width() + x) * 3;
                canvas.rgb()[at] = sample(colour.red());
                canvas.rgb()[at + 1] = sample(colour.green());
                canvas.rgb()[at + 2] = sample(colour.blue());
            }
        }
    }

    /** Lays a colour over one pixel; {@code part} 0 leaves it, 1 replaces it. */
    static void blend(Picture canvas, int x, int y, Colour colour, double part) {
        byte[] rgb = canvas.rgb();
        int at = (y * canvas.width() + x) * 3;
        rgb[at] = mix(rgb[at], colour.red(), part);
        rgb[at + 1] = mix(rgb[at + 1], colour.green(), part);
        rgb[at + 2] = mix(rgb[at + 2], colour.blue(), part);
    }

    private static byte mix(byte under, double over, double part) {
        int sample = under & 0xff;
        return sample(sample + (over - sample) * part);
    }

    private static byte sample(double value) {
        return (byte) Math.round(value);
    }
}
