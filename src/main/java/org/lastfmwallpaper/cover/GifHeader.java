package org.lastfmwallpaper.cover;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks through a GIF file to the end of its first frame (GIF89a specification, section 'Grammar'). */
final class GifHeader {
    private static final int SCREEN_FLAGS = 10;
    private static final int SCREEN_BYTES = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;

    private GifHeader() {}

    static CoverHeader read(byte[] file) throws DamagedFileException {
        ByteBuffer blocks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        blocks.position(SCREEN_BYTES + colourTableBytes(blocks.get(SCREEN_FLAGS)));
        int block = next(blocks);
        while (block == EXTENSION) {
            next(blocks); // which extension
            skipSubBlocks(blocks);
            block = next(blocks);
        }
        if (block != IMAGE) {
            throw new DamagedFileException("has no picture");
        }
        blocks.getInt(); // where the frame lies on the screen
        int width = Short.toUnsignedInt(blocks.getShort());
        int height = Short.toUnsignedInt(blocks.getShort());
        int flags = next(blocks);
        skip(blocks, colourTableBytes(flags) + 1); // and the code size
        skipSubBlocks(blocks);
        return new CoverHeader(width, height);
    }

    private static int colourTableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    private static void skipSubBlocks(ByteBuffer blocks) {
        for (int length = next(blocks); length > 0; length = next(blocks)) {
            skip(blocks, length);
        }
    }

    private static int next(ByteBuffer blocks) {
        return Byte.toUnsignedInt(blocks.get());
    }

    private static void skip(ByteBuffer blocks, int length) {
        blocks.position(blocks.position() + length);
    }
}
