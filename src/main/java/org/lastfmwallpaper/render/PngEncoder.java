package org.lastfmwallpaper.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.lastfmwallpaper.album.Picture;

/**
 * Writes 8-bit truecolour PNG files (W3C PNG specification) with an sRGB chunk. The same pixels always give the same
 * bytes: nothing in the file tells when or where it was made. Thread-safe.
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK_OVERHEAD = 12; // length, type, CRC
    private static final int HEADER_BYTES = SIGNATURE.length + CHUNK_OVERHEAD + 13 + CHUNK_OVERHEAD + 1;
    private static final byte TRUECOLOUR = 2;
    private static final byte PERCEPTUAL = 0;

    private final Deflate deflate;

    PngEncoder(Deflate deflate) {
        this.deflate = deflate;
    }

    byte[] encode(Picture picture, Workspace workspace) {
        int length = filteredLength(picture);
        byte[] rows = workspace.rows(length);
        filter(picture, rows);
        byte[] file = workspace.file(HEADER_BYTES + CHUNK_OVERHEAD + deflate.bound(length) + CHUNK_OVERHEAD);
        int streamAt = HEADER_BYTES + 8;
        int streamLength = deflate.compress(rows, length, file, streamAt);

        ByteBuffer out = ByteBuffer.wrap(file);
        out.put(SIGNATURE);
        begin(out, "IHDR", 13).putInt(picture.width()).putInt(picture.height());
        // 8 bits a sample; deflate, adaptive filters, not interlaced
        out.put((byte) 8).put(TRUECOLOUR).put((byte) 0).put((byte) 0).put((byte) 0);
        end(out, 13);
        begin(out, "sRGB", 1).put(PERCEPTUAL);
        end(out, 1);
        begin(out, "IDAT", streamLength).position(streamAt + streamLength);
        end(out, streamLength);
        begin(out, "IEND", 0);
        end(out, 0);
        return Arrays.copyOf(file, out.position());
    }

    private static ByteBuffer begin(ByteBuffer out, String type, int length) {
        return out.putInt(length).put(type.getBytes(StandardCharsets.US_ASCII));
    }

    private static void end(ByteBuffer out, int length) {
        CRC32 crc = new CRC32();
        crc.update(out.duplicate().flip().position(out.position() - length - 4));
        out.putInt((int) crc.getValue());
    }

    /** Bytes of the rows, each with its filter's number in front. */
    static int filteredLength(Picture picture) {
        return Math.multiplyExact(picture.height(), picture.width() * 3 + 1);
    }

    static void filter(Picture picture, byte[] rows) {
        int stride = picture.width() * 3;
        byte[] rgb = picture.rgb();
        // The first row has none above it: Sub needs none.
        rows[0] = PngFilter.SUB;
        PngFilter.apply(PngFilter.SUB, rgb, 0, 0, stride, rows, 1);
        for (int y = 1; y < picture.height(); y++) {
            int at = y * stride;
            int to = y * (stride + 1);
            int filter = PngFilter.choose(rgb, at - stride, at, stride, y & 7);
            rows[to] = (byte) filter;
            PngFilter.apply(filter, rgb, at - stride, at, stride, rows, to + 1);
        }
    }
}
