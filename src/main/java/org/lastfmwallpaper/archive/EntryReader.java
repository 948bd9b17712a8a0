package org.lastfmwallpaper.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Reads entries' data from one file, a buffer at a time. */
final class EntryReader implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    /** No deflated data grows further (https://zlib.net/zlib_tech.html, "Maximum Compression Factor"). */
    private static final long MAX_INFLATION = 1032;

    private final FileChannel channel;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private EntryReader(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a shard or the archive.
     *
     * @throws NoSuchFileException if it is gone
     */
    static EntryReader open(Path file) throws IOException {
        return new EntryReader(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Reads over a file that is open already, and that the caller closes. */
    static EntryReader over(FileChannel open) {
        return new EntryReader(open);
    }

    /** Whether the content has the size and the CRC that the header says. */
    boolean isWhole(StoredEntry entry) throws IOException {
        try {
            readThrough(entry, (bytes, length) -> {});
            return true;
        } catch (DamagedEntryException e) {
            return false;
        }
    }

    /**
     * An entry's content.
     *
     * @throws DamagedEntryException if it is not what the header says
     */
    byte[] content(StoredEntry entry) throws IOException {
        if (entry.size() > Math.min(MAX_ARRAY, MAX_INFLATION * (entry.compressedSize() + 1))) {
            throw new DamagedEntryException(entry, "it cannot be of " + entry.size() + " bytes");
        }
        byte[] content = new byte[(int) entry.size()];
        ByteBuffer rest = ByteBuffer.wrap(content);
        readThrough(entry, (bytes, length) -> rest.put(bytes, 0, length));
        return content;
    }

    /** An entry's data as it lies in a file, compressed or not. Closing it leaves the file open. */
    static InputStream raw(FileChannel channel, StoredEntry entry) {
        return new Region(channel, entry.dataOffset(), entry.end());
    }

    private interface Sink {
        void take(byte[] bytes, int length);
    }

    private void readThrough(StoredEntry entry, Sink sink) throws IOException {
        try (InputStream content = unpacked(entry)) {
            CRC32 crc = new CRC32();
            long size = 0;
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                size += length;
                if (size > entry.size()) {
                    throw new DamagedEntryException(entry, "it is longer than it says");
                }
                crc.update(buffer, 0, length);
                sink.take(buffer, length);
            }
            if (size != entry.size() || crc.getValue() != entry.crc()) {
                throw new DamagedEntryException(entry, "its CRC is wrong");
            }
        } catch (ZipException | EOFException e) {
            throw new DamagedEntryException(entry, e);
        }
    }

    private InputStream unpacked(StoredEntry entry) throws IOException {
        return switch (entry.method()) {
            case ZipEntry.STORED -> raw(channel, entry);
            case ZipEntry.DEFLATED -> new Inflated(raw(channel, entry));
            default -> throw new DamagedEntryException(entry, "its method is " + entry.method());
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Inflates, and frees its native memory when it is closed. */
    private static final class Inflated extends InflaterInputStream {
        private Inflated(InputStream raw) {
            super(raw, new Inflater(true), BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** A stretch of a file; ends with an {@link EOFException} where the file does before it. */
    private static final class Region extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long position;

        private Region(FileChannel channel, long position, long end) {
            this.channel = channel;
            this.position = position;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position == end) {
                return -1;
            }
            int wanted = (int) Math.min(length, end - position);
            int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
            if (read < 0) {
                throw new EOFException("the file ends in the middle of it");
            }
            position += read;
            return read;
        }
    }
}
