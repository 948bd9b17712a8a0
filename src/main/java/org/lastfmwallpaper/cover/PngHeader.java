package org.lastfmwallpaper.cover;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Walks through a PNG file's chunks (ISO/IEC 15948, section 5.3). */
final class PngHeader {
    private static final int SIGNATURE_BYTES = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int ICCP = 0x69434350;
    private static final int SRGB = 0x73524742;

    /** The first letter is a capital where a picture cannot be shown without the chunk. */
    private static final int ANCILLARY = 0x20000000;

    /** Profiles of displays and of working spaces have a few kilobytes. */
    private static final int MAX_PROFILE_BYTES = 1 << 20;

    private PngHeader() {}

    static CoverHeader read(byte[] file) throws DamagedFileException {
        ByteBuffer chunks = ByteBuffer.wrap(file).position(SIGNATURE_BYTES);
        int width = 0;
        int height = 0;
        boolean data = false;
        boolean srgb = false;
        Optional<ICC_Profile> profile = Optional.empty();
        for (int count = 0; ; count++) {
            if (chunks.remaining() < 8) {
                throw new DamagedFileException("ends before its end chunk");
            }
            int length = chunks.getInt();
            int type = chunks.getInt();
            if (type == IEND) {
                break;
            }
            if (length < 0 || length > chunks.remaining() - 4) {
                throw new DamagedFileException("ends inside a chunk");
            }
            ByteBuffer content = chunks.slice(chunks.position(), length);
            checkSum(file, chunks.position() - 4, length + 4, type);
            chunks.position(chunks.position() + length + 4);
            if (type == IHDR != (count == 0)) {
                throw new DamagedFileException("does not begin with its one header");
            }
            switch (type) {
                case IHDR -> {
                    width = content.getInt();
                    height = content.getInt();
                }
                case ICCP -> profile = profile(content);
                case SRGB -> srgb = true;
                case IDAT -> data = true;
                default -> {} // nothing that is needed before decoding
            }
        }
        if (!data) {
            throw new DamagedFileException("has no picture");
        }
        return new CoverHeader(width, height, Orientation.TOP_LEFT, srgb ? Optional.empty() : profile);
    }

    /** ImageIO does not look at checksums, and would show what is wrong as a picture. */
    private static void checkSum(byte[] file, int from, int length, int type) throws DamagedFileException {
        if ((type & ANCILLARY) != 0) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(file, from, length);
        if ((int) crc.getValue() != ByteBuffer.wrap(file).getInt(from + length)) {
            throw new DamagedFileException("has a wrong checksum");
        }
    }

    /** A name that ends with 0, a compression method, and the profile deflated (section 11.3.3.3). */
    private static Optional<ICC_Profile> profile(ByteBuffer content) {
        while (content.hasRemaining() && content.get() != 0) {
            // the name says nothing
        }
        if (!content.hasRemaining() || content.get() != 0) {
            return Optional.empty();
        }
        byte[] profile = new byte[MAX_PROFILE_BYTES];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(content);
            int length = inflater.inflate(profile);
            return inflater.finished() ? usable(profile, length) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty(); // as browsers do: better the wrong tint than no picture
        }
    }

    private static Optional<ICC_Profile> usable(byte[] bytes, int length) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(Arrays.copyOf(bytes, length));
            boolean rgb = profile.getColorSpaceType() == ColorSpace.TYPE_RGB;
            return rgb && !ColorProfiles.isCS_sRGB(profile) ? Optional.of(profile) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
