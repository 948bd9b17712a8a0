package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Which entries the archive holds, read once for each archive. Safe for many threads. */
final class CentralDirectory {
    private static final Logger LOG = System.getLogger(CentralDirectory.class.getName());

    private final Path file;
    private List<StoredEntry> entries = List.of();
    private @Nullable FileStamp seen;

    CentralDirectory(Path file) {
        this.file = file;
    }

    /** The entries in the directory's order; none if there is no archive, or it cannot be understood. */
    synchronized List<StoredEntry> entries() throws IOException {
        Optional<FileStamp> now = FileStamp.of(file);
        if (now.isEmpty()) {
            entries = List.of();
            seen = null;
        } else if (!now.get().equals(seen)) {
            entries = read(file);
            seen = now.get();
        }
        return entries;
    }

    private static List<StoredEntry> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file, channel);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static List<StoredEntry> read(Path file, FileChannel channel) throws IOException {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            return Collections.list(zip.getEntries()).stream()
                    .map(entry -> stored(file, entry))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            if (e.getCause() instanceof ClosedChannelException) {
                throw e; // this thread was told to stop, which says nothing about the archive
            }
            LOG.log(Level.WARNING, "{0} is no whole ZIP and does not count: {1}", file, e.toString());
            return List.of();
        }
    }

    private static StoredEntry stored(Path file, ZipArchiveEntry entry) {
        return new StoredEntry(
                file,
                entry.getName(),
                entry.getMethod(),
                entry.getCrc(),
                entry.getDataOffset(),
                entry.getCompressedSize(),
                entry.getSize());
    }
}
