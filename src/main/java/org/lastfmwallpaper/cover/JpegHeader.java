package org.lastfmwallpaper.cover;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final int SOF2 = 0xc2;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] file;
    private int at;

    private JpegHeader(byte[] file) {
        this.file = file;
    }

    static CoverHeader read(byte[] file) throws DamagedFileException {
        return new JpegHeader(file).read();
    }

    /**
     * The same file without its colour profile.
     *
     * @param file a usual JPEG ({@link CoverHeader#usualJpeg}): the profile, if there is one, is sRGB and says nothing new
     */
    static byte[] withoutProfile(byte[] file) throws DamagedFileException {
        JpegHeader header = new JpegHeader(file);
        for (int marker = header.nextMarker(); marker != SOS && marker != EOI; marker = header.nextMarker()) {
            int start = header.at - 2;
            if (!standsAlone(marker) && startsWith(header.segment(), PROFILE) && marker == APP2) {
                byte[] without = Arrays.copyOf(file, file.length - (header.at - start));
                System.arraycopy(file, header.at, without, start, file.length - header.at);
                return without;
            }
        }
        return file;
    }

    private CoverHeader read() throws DamagedFileException {
        Orientation orientation = Orientation.TOP_LEFT;
        int width = -1;
        int height = -1;
        int scans = 0;
        boolean usualFrame = false;
        boolean subsampled = false;
        Colours colours = Colours.UNSAID;
        boolean usualProfile = true;
        int profiles = 0;
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
                usualFrame = (marker == SOF0 || marker == SOF2) && isUsual(segment);
                subsampled = usualFrame && isSubsampled(segment);
            } else if (marker == APP0 && startsWith(segment, JFIF)) {
                colours = colours == Colours.UNSAID ? Colours.YCC : colours;
            } else if (marker == APP14 && startsWith(segment, ADOBE)) {
                colours = isYcc(segment) ? Colours.YCC : Colours.OTHER;
            } else if (marker == APP2 && startsWith(segment, PROFILE)) {
                usualProfile &= ++profiles == 1 && isSrgb(segment);
            } else if (marker == APP1 && startsWith(segment, EXIF)) {
                orientation = ExifOrientation.of(segment.position(EXIF.length));
            } else if (marker == SOS && ++scans > MAX_SCANS) {
                throw new DamagedFileException("has more than " + MAX_SCANS + " scans");
            }
        }
        if (width < 0 || scans == 0) {
            throw new DamagedFileException("has no picture");
        }
        // Where nothing is said, ImageIO takes three components of one size for RGB, and TurboJPEG for YCbCr.
        boolean ycc = colours == Colours.YCC || (colours == Colours.UNSAID && subsampled);
        boolean usual = usualFrame && ycc && usualProfile;
        return new CoverHeader(width, height, 1, orientation, Optional.empty(), usual);
    }

    /** What the segments of programs say of the samples' meaning. */
    private enum Colours {
        UNSAID,
        YCC,
        OTHER
    }

    /** Eight bits a sample, and one component or the three that JFIF numbers 1 to 3. */
    private static boolean isUsual(ByteBuffer frame) {
        int components = Byte.toUnsignedInt(frame.get(5));
        return frame.get(0) == 8
                && (components == 1
                        || (components == 3 && frame.get(6) == 1 && frame.get(9) == 2 && frame.get(12) == 3));
    }

    /** Whether the first of the components has more samples than the others, as a brightness has. */
    private static boolean isSubsampled(ByteBuffer frame) {
        return frame.get(5) == 3 && frame.get(7) != 0x11 && frame.get(10) == 0x11 && frame.get(13) == 0x11;
    }

    /** Whether Adobe's segment, of version, two words of flags and the transform, tells of YCbCr. */
    private static boolean isYcc(ByteBuffer adobe) {
        int transform = ADOBE.length + 6;
        return adobe.remaining() > transform && adobe.get(transform) == 1;
    }

    /** Whether a profile of one segment (ICC.1, annex B.4: a number and how many there are) means sRGB. */
    private static boolean isSrgb(ByteBuffer segment) {
        int start = PROFILE.length + 2;
        if (segment.remaining() <= start || segment.get(start - 2) != 1 || segment.get(start - 1) != 1) {
            return false;
        }
        byte[] profile = new byte[segment.remaining() - start];
        segment.get(start, profile);
        return SrgbPixels.isSrgb(profile);
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
