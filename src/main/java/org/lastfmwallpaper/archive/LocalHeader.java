package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The local file header of a shard's entry (PKWARE APPNOTE 6.3.10, section 4.3.7): sizes and CRC are in it, names are
 * UTF-8 (general purpose bit 11), the time is the first that DOS knew.
 *
 * <p>An extra field of our own ends it and holds the CRC-32 of all that comes before: the entry's CRC covers the content
 * alone, and a flipped bit in the name would hand one album's wallpaper to another. The archive does not have it.
 *
 * @param name the entry's name, not empty
 * @param method {@link ZipEntry#STORED} or {@link ZipEntry#DEFLATED}
 * @param crc CRC-32 of the content
 * @param compressedSize of the data that follows, in bytes, under 4 GiB
 * @param size of the content, in bytes, under 4 GiB
 */
record LocalHeader(String name, int method, long crc, long compressedSize, long size) {
    private static final int SIGNATURE = 0x04034b50;
    private static final short VERSION_STORED = 10;
    private static final short VERSION_DEFLATED = 20;
    private static final short UTF_8_NAME = 1 << 11;
    private static final short MIDNIGHT = 0;
    private static final short FIRST_OF_JANUARY_1980 = 1 << 5 | 1;

    private static final int FIXED_LENGTH = 30;
    private static final int METHOD_AT = 8;
    private static final int CRC_AT = 14;
    private static final int COMPRESSED_SIZE_AT = 18;
    private static final int SIZE_AT = 22;
    private static final int NAME_LENGTH_AT = 26;
    private static final int MAX_NAME_LENGTH = 0xFFFF;

    /** "LW"; not among those that APPNOTE section 4.6.1 lists. */
    private static final short CHECKSUM_ID = 'L' | 'W' << 8;

    private static final short CHECKSUM_LENGTH = 4;
    private static final int EXTRA_LENGTH = 4 + CHECKSUM_LENGTH;

    /** Of a header whose name is one of {@link EntryName}'s, at most. */
    private static final int USUAL_LENGTH = FIXED_LENGTH + EntryName.MAX_BYTES + EXTRA_LENGTH;

    LocalHeader {
        if (name.isEmpty() || nameBytes(name).length > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("no entry can be named '" + name + "'");
        }
    }

    /** The header as it stands in a shard. */
    ByteBuffer toBytes() {
        byte[] nameBytes = nameBytes(name);
        ByteBuffer bytes = littleEndian(FIXED_LENGTH + nameBytes.length + EXTRA_LENGTH)
                .putInt(SIGNATURE)
                .putShort(method == ZipEntry.DEFLATED ? VERSION_DEFLATED : VERSION_STORED)
                .putShort(UTF_8_NAME)
                .putShort((short) method)
                .putShort(MIDNIGHT)
                .putShort(FIRST_OF_JANUARY_1980)
                .putInt((int) crc)
                .putInt((int) compressedSize)
                .putInt((int) size)
                .putShort((short) nameBytes.length)
                .putShort((short) EXTRA_LENGTH)
                .put(nameBytes)
                .putShort(CHECKSUM_ID)
                .putShort(CHECKSUM_LENGTH);
        return bytes.putInt(checksum(bytes.slice(0, bytes.position()))).flip();
    }

    /** The entry whose header is at a position of a shard, if there is a whole one; its data may still be missing. */
    static Optional<StoredEntry> entryAt(FileChannel shard, Path file, long position) throws IOException {
        ByteBuffer bytes = read(shard, position, USUAL_LENGTH);
        if (bytes.limit() < FIXED_LENGTH || bytes.getInt(0) != SIGNATURE) {
            return Optional.empty();
        }
        int nameLength = Short.toUnsignedInt(bytes.getShort(NAME_LENGTH_AT));
        int length = FIXED_LENGTH + nameLength + EXTRA_LENGTH;
        if (length > USUAL_LENGTH) {
            bytes = read(shard, position, length);
        }
        int checksumAt = length - CHECKSUM_LENGTH;
        if (nameLength == 0
                || bytes.limit() < length
                || bytes.getInt(checksumAt) != checksum(bytes.slice(0, checksumAt))) {
            return Optional.empty();
        }
        LocalHeader header = new LocalHeader(
                StandardCharsets.UTF_8
                        .decode(bytes.slice(FIXED_LENGTH, nameLength))
                        .toString(),
                bytes.getShort(METHOD_AT),
                Integer.toUnsignedLong(bytes.getInt(CRC_AT)),
                Integer.toUnsignedLong(bytes.getInt(COMPRESSED_SIZE_AT)),
                Integer.toUnsignedLong(bytes.getInt(SIZE_AT)));
        return Optional.of(header.entry(file, position + length));
    }

    private StoredEntry entry(Path file, long dataOffset) {
        return new StoredEntry(file, name, method, crc, dataOffset, compressedSize, size);
    }

    /** So many bytes, or fewer where the shard ends before. */
    private static ByteBuffer read(FileChannel shard, long position, int length) throws IOException {
        ByteBuffer bytes = littleEndian(length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = shard.read(bytes, position + bytes.position());
        }
        return bytes.flip();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int checksum(ByteBuffer before) {
        CRC32 crc = new CRC32();
        crc.update(before);
        return (int) crc.getValue();
    }

    private static byte[] nameBytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
