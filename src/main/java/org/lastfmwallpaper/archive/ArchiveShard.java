package org.lastfmwallpaper.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Wallpaper;

/**
 * A file of ZIP local entries that grows at its end, one whole entry after another; it never gets a central directory.
 * Its length is its checkpoint. For one thread; the caller sees to it that a shard has one writer at a time.
 */
public final class ArchiveShard implements Closeable {
    /** A write in one go would make the JDK keep a native buffer of the same size for this thread, for good. */
    private static final int SLICE_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final int zipLevel;
    private long length;

    private ArchiveShard(Path file, FileChannel channel, int zipLevel, long length) {
        this.file = file;
        this.channel = channel;
        this.zipLevel = zipLevel;
        this.length = length;
    }

    /**
     * Opens a shard, and makes it if it is not there; new, retry and restart are the same call.
     *
     * @param file in a folder that is there
     * @param checkpoint the {@link #length()} to go back to, or nothing to keep all; where no entry ends there, the
     *     shard goes back to its last whole entry before
     * @param zipLevel how hard entries are compressed, 0 to 9
     * @throws IllegalArgumentException if the checkpoint is negative or the level out of its range
     */
    public static ArchiveShard open(Path file, @Nullable Long checkpoint, int zipLevel) throws IOException {
        if (zipLevel < 0 || zipLevel > 9 || (checkpoint != null && checkpoint < 0)) {
            throw new IllegalArgumentException(
                    "cannot open " + file + " at checkpoint " + checkpoint + " with level " + zipLevel);
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean opened = false;
        try {
            DurableFolder.forceNameOf(file);
            long length = checkpoint == null
                    ? wholeLength(channel, file, channel.size())
                    : lengthAt(channel, file, checkpoint);
            channel.truncate(length);
            ArchiveShard shard = new ArchiveShard(file, channel, zipLevel, length);
            opened = true;
            return shard;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /** What was forced before the checkpoint was taken is not read through again. */
    private static long lengthAt(FileChannel channel, Path file, long checkpoint) throws IOException {
        long end = Math.min(checkpoint, channel.size());
        boolean anEntryEndsThere = ShardWalk.end(ShardWalk.entries(channel, file, 0, end)) == checkpoint;
        return anEntryEndsThere ? checkpoint : wholeLength(channel, file, end);
    }

    /** Where the last whole entry ends. A damaged one before it stays, as it takes no whole one with it. */
    private static long wholeLength(FileChannel channel, Path file, long end) throws IOException {
        List<StoredEntry> entries = ShardWalk.entries(channel, file, 0, end);
        EntryReader reader = EntryReader.over(channel);
        for (StoredEntry entry : entries.reversed()) {
            if (reader.isWhole(entry)) {
                return entry.end();
            }
        }
        return 0;
    }

    /**
     * Adds an entry at the end. When this fails, the shard is as long as before.
     *
     * @param wallpaper whose name begins with its rank, as {@link EntryName} makes it
     * @throws IllegalArgumentException if the name does not; the entry would never count
     * @throws IOException if it cannot be written, above all because the disk is full
     */
    public void append(Wallpaper wallpaper) throws IOException {
        if (EntryName.rankIn(wallpaper.name()).isEmpty()) {
            throw new IllegalArgumentException("the name '" + wallpaper.name() + "' does not begin with a rank");
        }
        PackedEntry entry = PackedEntry.of(wallpaper.name(), wallpaper.png(), zipLevel);
        try {
            long end = write(ByteBuffer.wrap(entry.data()), write(entry.header().toBytes(), length));
            length = end;
        } catch (IOException e) {
            cutBack(e);
            throw new IOException(
                    "cannot append '" + wallpaper.name() + "' to " + file.getFileName() + ": "
                            + Objects.requireNonNullElse(e.getMessage(), e.toString()),
                    e);
        }
    }

    private long write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int length = Math.min(SLICE_BYTES, bytes.remaining());
            int written = channel.write(bytes.slice(bytes.position(), length), at);
            bytes.position(bytes.position() + written);
            at += written;
        }
        return at;
    }

    /** If this fails too, no harm is done: half an entry counts for nothing, and the next to open the shard cuts it. */
    private void cutBack(IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Returns when all that was appended is on disk. */
    public void force() throws IOException {
        channel.force(true);
    }

    /** Where the last entry ends, in bytes. */
    public long length() {
        return length;
    }

    /** Closes the file; what was not forced may still be lost with the machine's power. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
