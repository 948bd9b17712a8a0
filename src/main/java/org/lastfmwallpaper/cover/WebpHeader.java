package org.lastfmwallpaper.cover;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks through a WebP file's chunks (RFC 9649, section 2). A picture's size is told up to three times, by the canvas, the
 * frame and the picture itself. Here they must agree: the decoder makes room by one and decodes by another.
 */
final class WebpHeader {
    private static final int RIFF_BYTES = 4;
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int ANIMATED = 0x02;

    /**
     * Its decoder keeps objects for each 4 × 4 pixels: 3000 × 3000 decode in a heap of 256 MB, not of 224; as a JPEG in one
     * of 96, not of 80 (-Xmx, serial collector). Rounded up, as a heap that is full takes the whole run with it.
     */
    private static final int LOSSY_WEIGHT = 4;

    private static final int VP8 = fourCc("VP8 ");
    private static final int VP8L = fourCc("VP8L");
    private static final int VP8X = fourCc("VP8X");
    private static final int ANMF = fourCc("ANMF");

    private static final int VP8_START = 0x2a019d;
    private static final int VP8L_START = 0x2f;

    private WebpHeader() {}

    private record Chunk(int type, ByteBuffer content) {}

    static CoverHeader read(byte[] file) throws DamagedFileException {
        ByteBuffer riff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long end = RIFF_BYTES + 4L + Integer.toUnsignedLong(riff.getInt(RIFF_BYTES));
        if (end > file.length) {
            throw new DamagedFileException("ends before its last chunk");
        }
        ByteBuffer chunks = riff.limit((int) end).position(FIRST_CHUNK);
        Chunk first = next(chunks);
        if (first.type() != VP8X) {
            return picture(first);
        }
        ByteBuffer canvas = first.content();
        CoverHeader size = new CoverHeader(1 + uint24(canvas, 4), 1 + uint24(canvas, 7));
        return (canvas.get(0) & ANIMATED) == 0 ? only(chunks, size) : frame(chunks);
    }

    /** The first frame of an animation. */
    private static CoverHeader frame(ByteBuffer chunks) throws DamagedFileException {
        while (chunks.hasRemaining()) {
            Chunk chunk = next(chunks);
            if (chunk.type() == ANMF) {
                ByteBuffer frame = chunk.content();
                CoverHeader size = new CoverHeader(1 + uint24(frame, 6), 1 + uint24(frame, 9));
                return only(frame.position(FRAME_HEADER_BYTES), size);
            }
        }
        throw new DamagedFileException("has no picture");
    }

    /** The one picture among these chunks. */
    private static CoverHeader only(ByteBuffer chunks, CoverHeader size) throws DamagedFileException {
        CoverHeader found = null;
        while (chunks.hasRemaining()) {
            Chunk chunk = next(chunks);
            if (chunk.type() == VP8 || chunk.type() == VP8L) {
                CoverHeader picture = picture(chunk);
                if (found != null || !picture.isAsLargeAs(size)) {
                    throw new DamagedFileException("tells two sizes");
                }
                found = picture;
            }
        }
        if (found == null) {
            throw new DamagedFileException("has no picture");
        }
        return found;
    }

    private static CoverHeader picture(Chunk chunk) throws DamagedFileException {
        ByteBuffer content = chunk.content();
        if (chunk.type() == VP8 && uint24(content, 3) == VP8_START) {
            // RFC 6386, section 9.1
            return new CoverHeader(content.getShort(6) & 0x3fff, content.getShort(8) & 0x3fff, LOSSY_WEIGHT);
        }
        if (chunk.type() == VP8L && content.get(0) == VP8L_START) {
            int sizes = content.getInt(1); // RFC 9649, section 3.4
            return new CoverHeader(1 + (sizes & 0x3fff), 1 + ((sizes >>> 14) & 0x3fff));
        }
        throw new DamagedFileException("has no picture");
    }

    /** Chunks are filled up to an even length; the last one's filling may be missing. */
    private static Chunk next(ByteBuffer chunks) throws DamagedFileException {
        if (chunks.remaining() < CHUNK_HEADER_BYTES) {
            throw new DamagedFileException("ends inside a chunk");
        }
        int type = chunks.getInt();
        long length = Integer.toUnsignedLong(chunks.getInt());
        if (length > chunks.remaining()) {
            throw new DamagedFileException("ends inside a chunk");
        }
        ByteBuffer content = chunks.slice(chunks.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        chunks.position((int) Math.min(chunks.limit(), chunks.position() + length + (length & 1)));
        return new Chunk(type, content);
    }

    private static int uint24(ByteBuffer content, int at) {
        return Short.toUnsignedInt(content.getShort(at)) | (Byte.toUnsignedInt(content.get(at + 2)) << 16);
    }

    private static int fourCc(String name) {
        return name.charAt(0) | (name.charAt(1) << 8) | (name.charAt(2) << 16) | (name.charAt(3) << 24);
    }
}
