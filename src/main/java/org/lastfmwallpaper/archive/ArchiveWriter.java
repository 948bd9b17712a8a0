package org.lastfmwallpaper.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the archive. The bytes follow from the entries alone: names in UTF-8, the first time that DOS knew, no extra
 * fields but those of Zip64, and these from the first entry that needs them.
 */
final class ArchiveWriter implements Closeable {
    /**
     * Local time, as DOS has no other; midnight was there in every time zone. Left unset, Commons Compress would write
     * the current time, and an earlier one would bring extra fields.
     */
    private static final LocalDateTime FIRST_DOS_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ZipArchiveOutputStream zip;
    private @Nullable Source source;

    private record Source(Path file, FileChannel channel) {}

    private ArchiveWriter(FileChannel channel) {
        this.channel = channel;
        this.zip =
                new ZipArchiveOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
        zip.setUseZip64(Zip64Mode.AsNeeded);
    }

    /** Begins an archive; the file must not be there. */
    static ArchiveWriter create(Path file) throws IOException {
        return new ArchiveWriter(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Copies an entry's data as it is. */
    void copy(StoredEntry entry) throws IOException {
        try (InputStream data = EntryReader.raw(open(entry.file()), entry)) {
            add(entry.name(), entry.method(), entry.crc(), entry.compressedSize(), entry.size(), data);
        }
    }

    /** One file at a time: after many restarts there may be more shards than a process may open. */
    private FileChannel open(Path file) throws IOException {
        Source last = source;
        if (last != null && last.file().equals(file)) {
            return last.channel();
        }
        closeSource();
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
        source = new Source(file, opened);
        return opened;
    }

    private void closeSource() throws IOException {
        Source last = source;
        source = null;
        if (last != null) {
            last.channel().close();
        }
    }

    /** Adds an entry that is in memory. */
    void add(PackedEntry entry) throws IOException {
        LocalHeader header = entry.header();
        add(
                header.name(),
                header.method(),
                header.crc(),
                header.compressedSize(),
                header.size(),
                new ByteArrayInputStream(entry.data()));
    }

    private void add(String name, int method, long crc, long compressedSize, long size, InputStream data)
            throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(method);
        entry.setCrc(crc);
        entry.setCompressedSize(compressedSize);
        entry.setSize(size);
        entry.setTimeLocal(FIRST_DOS_TIME);
        zip.addRawArchiveEntry(entry, data);
    }

    /** Writes the central directory, and returns when all is on disk. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        try {
            closeSource();
        } finally {
            channel.close();
        }
    }
}
