package org.lastfmwallpaper.render;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lastfmwallpaper.album.Picture;

/**
 * Reads what {@link PngEncoder} writes, and nothing else: 8-bit truecolour, not interlaced, one IDAT chunk, and only the
 * filters of {@link PngFilter}.
 */
final class PngDecoder {
    private static final int HEADER_AT = 16; // after the signature and the first chunk's length and type
    private static final int CHUNKS_AT = 33;
    private static final int CHUNK_OVERHEAD = 12;
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int TRUECOLOUR_8 = 0x08020000; // bits, colour type, compression, filters
    private static final int IDAT = 0x49444154;

    /** Deflate makes nothing more than this much smaller: a file that claims more would only waste memory. */
    private static final int MOST_COMPRESSION = 1032;

    private PngDecoder() {}

    /** @throws IllegalArgumentException if these are not the bytes of one of our wallpapers */
    static Picture decode(byte[] png, Workspace workspace) {
        ByteBuffer in = ByteBuffer.wrap(png);
        if (png.length < CHUNKS_AT
                || in.getLong(0) != SIGNATURE
                || in.getInt(HEADER_AT + 8) != TRUECOLOUR_8
                || in.get(HEADER_AT + 12) != 0) {
            throw new IllegalArgumentException("not a PNG of ours: " + png.length + " bytes");
        }
        int width = in.getInt(HEADER_AT);
        int height = in.getInt(HEADER_AT + 4);
        in.position(CHUNKS_AT);
        while (in.remaining() >= CHUNK_OVERHEAD) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 8) {
                break;
            }
            if (in.getInt() == IDAT) {
                return inflate(png, in.position(), length, canvas(width, height, length, workspace));
            }
            in.position(in.position() + length + 4);
        }
        throw new IllegalArgumentException("a PNG without pixels: " + png.length + " bytes");
    }

    private static Picture canvas(int width, int height, int streamLength, Workspace workspace) {
        double most = Math.min(Integer.MAX_VALUE, (double) MOST_COMPRESSION * streamLength);
        if (width < 1 || height < 1 || 3.0 * width * height > most) {
            throw new IllegalArgumentException(
                    "a PNG that says " + width + "x" + height + " over " + streamLength + " bytes of pixels");
        }
        return workspace.canvas(width, height);
    }

    private static Picture inflate(byte[] png, int at, int length, Picture canvas) {
        int stride = canvas.width() * 3;
        byte[] above = new byte[stride];
        byte[] row = new byte[stride];
        byte[] filter = new byte[1];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(png, at, length);
            for (int y = 0; y < canvas.height(); y++) {
                read(inflater, filter);
                read(inflater, row);
                PngFilter.undo(filter[0], row, above, stride);
                System.arraycopy(row, 0, canvas.rgb(), y * stride, stride);
                byte[] done = row;
                row = above;
                above = done;
            }
            if (inflater.inflate(filter) != 0
                    || !inflater.finished()) { // only the end tells whether the checksum is right
                throw new DataFormatException("the pixels end too late");
            }
            return canvas;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a PNG with damaged pixels: " + png.length + " bytes", e);
        } finally {
            inflater.end();
        }
    }

    private static void read(Inflater inflater, byte[] into) throws DataFormatException {
        int at = 0;
        while (at < into.length) {
            int read = inflater.inflate(into, at, into.length - at);
            if (read == 0) {
                throw new DataFormatException("the pixels end too early");
            }
            at += read;
        }
    }
}
