package org.lastfmwallpaper.cover;

import java.awt.color.ICC_Profile;
import java.util.Optional;

/**
 * What a file says about its picture before any pixel is decoded. Read by code of our own, as a decoder may set memory
 * aside for what a file claims. A reader of a header also sees to it that the file is whole, as some decoders make up what
 * is missing.
 *
 * @param width in pixels, as stored; not checked
 * @param height in pixels, as stored; not checked
 * @param orientation how the stored picture is to be turned
 * @param weight how many usual pixels one of these takes the memory of while it is decoded
 * @param profile the colours' meaning, where the decoder does not see to it; otherwise they are sRGB
 * @param usualJpeg whether it is a JPEG file as nearly all covers are: baseline or progressive, eight bits, JFIF's or
 *     Adobe's YCbCr or grey, and without a profile that means anything but sRGB
 */
record CoverHeader(
        int width, int height, int weight, Orientation orientation, Optional<ICC_Profile> profile, boolean usualJpeg) {

    CoverHeader(int width, int height) {
        this(width, height, 1);
    }

    CoverHeader(int width, int height, Orientation orientation, Optional<ICC_Profile> profile) {
        this(width, height, 1, orientation, profile, false);
    }

    CoverHeader(int width, int height, int weight) {
        this(width, height, weight, Orientation.TOP_LEFT, Optional.empty(), false);
    }

    /** Whether the picture has at least one pixel and no more than these, by their weight. */
    boolean fits(long maxPixels) {
        return width > 0 && height > 0 && (long) width * height <= maxPixels / weight;
    }

    boolean isAsLargeAs(CoverHeader other) {
        return width == other.width && height == other.height;
    }
}
