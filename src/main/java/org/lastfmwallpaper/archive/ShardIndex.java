package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a shard holds, kept up to date while somebody else appends to it: each look costs one question to the
 * file system and the new entries' headers. Safe for many threads.
 */
final class ShardIndex {
    private final Path file;
    private List<StoredEntry> entries = List.of();

    /** The file as it was when all of it had been seen; nothing while it ends with half an entry. */
    private @Nullable FileStamp seen;

    ShardIndex(Path file) {
        this.file = file;
    }

    /** The entries that are there in full length, in their order; none if the shard is gone. */
    synchronized List<StoredEntry> entries() throws IOException {
        Optional<FileStamp> now = FileStamp.of(file);
        if (now.isEmpty()) {
            forget();
        } else if (!now.get().equals(seen)) {
            look(now.get());
        }
        return entries;
    }

    private void look(FileStamp now) throws IOException {
        try (FileChannel shard = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = shard.size();
            List<StoredEntry> known = isWhatWeKnow(shard, size) ? entries : List.of();
            List<StoredEntry> more = ShardWalk.entries(shard, file, ShardWalk.end(known), size);
            entries = more.isEmpty()
                    ? known
                    : Stream.concat(known.stream(), more.stream()).toList();
            seen = ShardWalk.end(entries) == now.size() ? now : null;
        } catch (NoSuchFileException e) {
            forget(); // it has become part of the archive
        }
    }

    /** A shard that went back to a checkpoint and grew again has something else where our last entry was. */
    private boolean isWhatWeKnow(FileChannel shard, long size) throws IOException {
        if (entries.isEmpty()) {
            return true;
        }
        long lastBegins = ShardWalk.end(entries.subList(0, entries.size() - 1));
        return ShardWalk.entryAt(shard, file, lastBegins, size).equals(Optional.of(entries.getLast()));
    }

    private void forget() {
        entries = List.of();
        seen = null;
    }
}
