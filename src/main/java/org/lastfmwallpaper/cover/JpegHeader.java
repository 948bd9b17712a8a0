package org.lastfmwallpaper.cover;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Walks through a JPEG file's markers (ITU-T T.81, annex B). */
final class JpegHeader {
    /** Encoders write about ten. Each costs a pass over all pixels, so that a small file could take minutes. */
    private static final int MAX_SCANS = 100;

    private static final int TEM = 0x01;
    private static final int SOF0 = 0xc0;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;
    private static final int SOF15 = 0xcf;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] file;
    private int at;

    private JpegHeader(byte[] file) {
        this.file = file;
    }

    static CoverHeader read(byte[] file) throws DamagedFileException {
        return new JpegHeader(file).read();
    }

    private CoverHeader read() throws DamagedFileException {
        Orientation orientation = Orientation.TOP_LEFT;
        int width = -1;
        int height = -1;
        int scans = 0;
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            if (standsAlone(marker)) {
                continue;
            }
            ByteBuffer segment = segment();
            if (isFrame(marker)) {
                if (width >= 0) {
                    throw new DamagedFileException("has two frames");
                }
                height = Short.toUnsignedInt(segment.getShort(1));
                width = Short.toUnsignedInt(segment.getShort(3));
            } else if (marker == APP1 && startsWith(segment, EXIF)) {
                orientation = ExifOrientation.of(segment.position(EXIF.length));
            } else if (marker == SOS && ++scans > MAX_SCANS) {
                throw new DamagedFileException("has more than " + MAX_SCANS + " scans");
            }
        }
        if (width < 0 || scans == 0) {
            throw new DamagedFileException("has no picture");
        }
        return new CoverHeader(width, height, orientation, Optional.empty());
    }

    /**
     * Finds the next marker. Skips compressed data on the way, in which 0xff is followed by 0, and what decoders skip too:
     * fill bytes, and rubbish between segments.
     */
    private int nextMarker() throws DamagedFileException {
        while (at < file.length - 1) {
            if (file[at++] == (byte) 0xff && file[at] != 0 && file[at] != (byte) 0xff) {
                return Byte.toUnsignedInt(file[at++]);
            }
        }
        throw new DamagedFileException("ends before its end marker");
    }

    private ByteBuffer segment() throws DamagedFileException {
        int length = at + 2 <= file.length
                ? (Byte.toUnsignedInt(file[at]) << 8) | Byte.toUnsignedInt(file[at + 1])
                : Integer.MAX_VALUE;
        if (length < 2 || length > file.length - at) {
            throw new DamagedFileException("ends inside a segment");
        }
        ByteBuffer segment = ByteBuffer.wrap(file, at + 2, length - 2).slice();
        at += length;
        return segment;
    }

    private static boolean standsAlone(int marker) {
        return marker == TEM || marker == SOI || (marker >= RST0 && marker <= RST7);
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private static boolean startsWith(ByteBuffer segment, byte[] start) {
        return segment.remaining() >= start.length
                && segment.slice(0, start.length).equals(ByteBuffer.wrap(start));
    }
}
