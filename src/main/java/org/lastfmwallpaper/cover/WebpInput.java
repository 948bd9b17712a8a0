package org.lastfmwallpaper.cover;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A WebP file that ends hard. The lossless decoder looks eight bytes ahead, and where there are none it goes on with the
 * bits that it has, for ever: 76 bytes that ask for 65,536 groups of codes kept it busy for ten seconds and a quarter of a
 * gigabyte. Here it may look ahead, into zeros; to use up bits that no file has is an error.
 */
final class WebpInput extends ImageInputStreamImpl {
    private static final int LOOK_AHEAD_BYTES = 16;

    private final byte[] file;

    /** The file, whole. */
    WebpInput(byte[] file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        int left = left();
        int octet = left > LOOK_AHEAD_BYTES ? Byte.toUnsignedInt(file[(int) streamPos]) : 0;
        streamPos++;
        return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        int count = Math.min(length, left());
        int ofFile = Math.clamp(file.length - streamPos, 0, count);
        System.arraycopy(file, (int) Math.min(streamPos, file.length), bytes, offset, ofFile);
        Arrays.fill(bytes, offset + ofFile, offset + count, (byte) 0);
        streamPos += count;
        return count;
    }

    private int left() throws DamagedFileException {
        long left = file.length + LOOK_AHEAD_BYTES - streamPos;
        if (left <= 0) {
            throw new DamagedFileException("has fewer bits than its picture takes");
        }
        return (int) left;
    }

    @Override
    public long length() {
        return file.length;
    }
}
