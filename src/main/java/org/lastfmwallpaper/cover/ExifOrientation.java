package org.lastfmwallpaper.cover;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads one number out of an Exif block: TIFF's header, then the first directory's entries of twelve bytes (TIFF 6.0,
 * section 2). A block that breaks the rules says nothing.
 */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /**
     * Reads a block.
     *
     * @param tiff begins with TIFF's header
     */
    static Orientation of(ByteBuffer tiff) {
        if (tiff.remaining() < 8) {
            return Orientation.TOP_LEFT;
        }
        ByteBuffer block = tiff.slice();
        switch (block.getShort(0)) {
            case 0x4949 -> block.order(ByteOrder.LITTLE_ENDIAN); // "II"
            case 0x4d4d -> block.order(ByteOrder.BIG_ENDIAN); // "MM"
            default -> {
                return Orientation.TOP_LEFT;
            }
        }
        int directory = block.getInt(4);
        if (directory < 0 || directory > block.limit() - 2) {
            return Orientation.TOP_LEFT;
        }
        int entries = Short.toUnsignedInt(block.getShort(directory));
        int at = directory + 2;
        for (int entry = 0; entry < entries && at <= block.limit() - ENTRY_BYTES; entry++, at += ENTRY_BYTES) {
            if (Short.toUnsignedInt(block.getShort(at)) == TAG) {
                return block.getShort(at + 2) == SHORT
                        ? Orientation.of(Short.toUnsignedInt(block.getShort(at + 8)))
                        : Orientation.TOP_LEFT;
            }
        }
        return Orientation.TOP_LEFT;
    }
}
