package org.lastfmwallpaper.cover;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Reads a BMP file's headers (learn.microsoft.com: BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER). */
final class BmpHeader {
    private static final int DATA_OFFSET = 10;
    private static final int INFO_BYTES = 14;
    private static final int CORE_HEADER_BYTES = 12;
    private static final int COMPRESSION = 30;
    private static final int DATA_BYTES = 34;
    private static final int COLOURS_USED = 46;

    private static final int UNCOMPRESSED = 0;
    private static final int BIT_FIELDS = 3;

    /** A core header, and the information header in its versions. */
    private static final Set<Integer> HEADER_BYTES = Set.of(CORE_HEADER_BYTES, 40, 52, 56, 64, 108, 124);

    private BmpHeader() {}

    /** Whether what follows "BM" may be a header: two letters alone can begin a text. */
    static boolean isLikely(byte[] file) {
        return file.length >= INFO_BYTES + CORE_HEADER_BYTES
                && HEADER_BYTES.contains(littleEndian(file).getInt(INFO_BYTES));
    }

    static CoverHeader read(byte[] file) throws DamagedFileException {
        ByteBuffer header = littleEndian(file);
        long data = Integer.toUnsignedLong(header.getInt(DATA_OFFSET));
        if (header.getInt(INFO_BYTES) == CORE_HEADER_BYTES) {
            int width = Short.toUnsignedInt(header.getShort(18));
            int height = Short.toUnsignedInt(header.getShort(20));
            checkData(file, data, dataBytes(width, height, header.getShort(24)));
            return new CoverHeader(width, height);
        }
        int width = header.getInt(18);
        int height = Math.absExact(header.getInt(22)); // negative where rows come from the top
        int bits = header.getShort(28);
        int compression = header.getInt(COMPRESSION);
        if (compression < UNCOMPRESSED || compression > BIT_FIELDS) {
            throw new DamagedFileException("holds a file of another kind"); // JPEG, PNG, or nobody knows what
        }
        int colours = header.getInt(COLOURS_USED);
        if (bits <= 8 && (colours < 0 || colours > 256)) {
            throw new DamagedFileException("has " + Integer.toUnsignedString(colours) + " colours in its palette");
        }
        boolean runLengths = compression != UNCOMPRESSED && compression != BIT_FIELDS;
        checkData(
                file,
                data,
                runLengths ? Integer.toUnsignedLong(header.getInt(DATA_BYTES)) : dataBytes(width, height, bits));
        return new CoverHeader(width, height);
    }

    /** Rows are filled up to a multiple of four bytes. */
    private static long dataBytes(int width, int height, int bits) {
        return ((long) width * bits + 31) / 32 * 4 * height;
    }

    private static void checkData(byte[] file, long offset, long length) throws DamagedFileException {
        if (length < 0 || offset + length > file.length) {
            throw new DamagedFileException("ends before its last pixel");
        }
    }

    private static ByteBuffer littleEndian(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }
}
