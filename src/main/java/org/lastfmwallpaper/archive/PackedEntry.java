package org.lastfmwallpaper.archive;

import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry ready to be written. It is deflated where that gains a hundredth of its size or more, else stored: PNGs are
 * deflated already, and trying again costs more time than drawing them did. For large content a sample decides. What
 * comes out follows from the content and the level alone.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedEntry(LocalHeader header, byte[] data) {
    private static final int WINDOWS = 4;
    private static final int WINDOW_BYTES = 1 << 14;
    private static final int SAMPLE_BYTES = WINDOWS * WINDOW_BYTES;

    /**
     * Packs in the smaller way.
     *
     * @param level 0 to 9, as zlib has them
     */
    static PackedEntry of(String name, byte[] content, int level) {
        byte[] deflated = isWorthATry(content, level) ? deflate(content, level, mostBytes(content)) : null;
        return deflated == null
                ? packed(name, content, ZipEntry.STORED, content)
                : packed(name, content, ZipEntry.DEFLATED, deflated);
    }

    /** Packs deflated, whatever that gains. */
    static PackedEntry deflated(String name, byte[] content, int level) {
        int always = content.length + content.length / 100 + 64; // zlib.h, compressBound, and more
        byte[] deflated = Objects.requireNonNull(deflate(content, level, always));
        return packed(name, content, ZipEntry.DEFLATED, deflated);
    }

    private static PackedEntry packed(String name, byte[] content, int method, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return new PackedEntry(new LocalHeader(name, method, crc.getValue(), data.length, content.length), data);
    }

    private static boolean isWorthATry(byte[] content, int level) {
        if (level == Deflater.NO_COMPRESSION || content.length <= SAMPLE_BYTES) {
            return level != Deflater.NO_COMPRESSION;
        }
        byte[] sample = sample(content);
        return deflate(sample, level, mostBytes(sample)) != null;
    }

    /** Windows at even distances, the first at the start and the last at the end. */
    private static byte[] sample(byte[] content) {
        byte[] sample = new byte[SAMPLE_BYTES];
        for (int window = 0; window < WINDOWS; window++) {
            int from = (int) ((long) (content.length - WINDOW_BYTES) * window / (WINDOWS - 1));
            System.arraycopy(content, from, sample, window * WINDOW_BYTES, WINDOW_BYTES);
        }
        return sample;
    }

    /** The size that gains a hundredth. */
    private static int mostBytes(byte[] content) {
        return content.length - Math.ceilDiv(content.length, 100);
    }

    private static byte @Nullable [] deflate(byte[] content, int level, int mostBytes) {
        Deflater deflater = new Deflater(level, true);
        try {
            byte[] deflated = new byte[mostBytes];
            deflater.setInput(content);
            deflater.finish();
            int length = 0;
            while (length < mostBytes && !deflater.finished()) {
                length += deflater.deflate(deflated, length, mostBytes - length);
            }
            return deflater.finished() ? Arrays.copyOf(deflated, length) : null;
        } finally {
            deflater.end();
        }
    }
}
