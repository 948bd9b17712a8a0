package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes over a shard from header to header, without reading what is between. */
final class ShardWalk {
    private ShardWalk() {}

    /**
     * The entries from one position to another, in their order. The walk ends before an entry that reaches over the end
     * (torn off, or still being written), and before what is no header.
     *
     * @param from where an entry begins
     * @param end at most the shard's length
     */
    static List<StoredEntry> entries(FileChannel shard, Path file, long from, long end) throws IOException {
        List<StoredEntry> entries = new ArrayList<>();
        Optional<StoredEntry> entry = entryAt(shard, file, from, end);
        while (entry.isPresent()) {
            entries.add(entry.get());
            entry = entryAt(shard, file, entry.get().end(), end);
        }
        return entries;
    }

    /** The entry that begins at a position, if all of it is there. */
    static Optional<StoredEntry> entryAt(FileChannel shard, Path file, long position, long end) throws IOException {
        return position < end
                ? LocalHeader.entryAt(shard, file, position).filter(entry -> entry.end() <= end)
                : Optional.empty();
    }

    /** Where the last of a shard's entries ends. */
    static long end(List<StoredEntry> entries) {
        return entries.isEmpty() ? 0 : entries.getLast().end();
    }
}
