package org.lastfmwallpaper.album;

/**
 * Decoded pixels: 8-bit sRGB, three bytes a pixel (red, green, blue), rows from the top without padding.
 *
 * <p>The array is shared, not copied: a cover of 3000 × 3000 is 27 MB.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb {@code width × height × 3} bytes, or more where a buffer is reused
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; identity is all that anyone needs
public record Picture(int width, int height, byte[] rgb) {
    public Picture {
        if (width < 1 || height < 1 || rgb.length < 3L * width * height) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "x" + height + " does not fit into " + rgb.length + " bytes");
        }
    }
}
