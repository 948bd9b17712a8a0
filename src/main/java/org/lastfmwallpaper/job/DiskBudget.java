package org.lastfmwallpaper.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.lastfmwallpaper.album.WallpaperRequest;

/** How many bytes workspaces may still take: what the disk has left, and no more than the operator's budget leaves. */
public final class DiskBudget {
    /** Left alone for the job repository and the files that tell how runs went. */
    static final long RESERVE_BYTES = 32L << 20;

    /** Of these, runs that go on may use the first half; the rest is for the files that tell how they ended. */
    static final long LAST_BYTES = RESERVE_BYTES / 2;

    /** What a wallpaper's PNG takes: 0.5 to 0.6 bytes a pixel for photographs, and some more for busy covers. */
    private static final double BYTES_PER_PIXEL = 0.75;

    private final Path jobs;
    private final OptionalLong budgetBytes;

    DiskBudget(Path jobs, OptionalLong budgetBytes) {
        this.jobs = jobs;
        this.budgetBytes = budgetBytes;
    }

    /** Bytes that a job is likely to take at its peak, when its shards and its archive lie side by side. */
    public static long neededBytes(WallpaperRequest request) {
        double wallpaper = BYTES_PER_PIXEL * request.width() * request.height();
        return (long) (2 * wallpaper * request.limit());
    }

    /** Bytes that can still be written, 0 or more. */
    public long leftBytes() throws IOException {
        long onDisk = Files.getFileStore(jobs).getUsableSpace() - RESERVE_BYTES;
        long left = budgetBytes.isPresent() ? Math.min(onDisk, budgetBytes.getAsLong() - usedBytes()) : onDisk;
        return Math.max(0, left);
    }

    /**
     * Checks that something may be written, before it is. A run ends while there still is room to tell why: the job
     * repository is often on the same disk, and a server that cannot write it may never say that the run has ended.
     *
     * @throws IOException if there is no room for so many bytes
     */
    public void require(long bytes) throws IOException {
        if (budgetBytes.isPresent() && budgetBytes.getAsLong() - usedBytes() < bytes) {
            throw new IOException("the disk budget of " + budgetBytes.getAsLong() + " bytes is used up");
        }
        long free = Files.getFileStore(jobs).getUsableSpace();
        if (free - LAST_BYTES < bytes) {
            throw new IOException("the disk has " + free / 1_000_000 + " MB left, of which the last "
                    + LAST_BYTES / 1_000_000 + " MB are left alone");
        }
    }

    private long usedBytes() throws IOException {
        return bytesIn(jobs);
    }

    static long bytesIn(Path folder) throws IOException {
        return JobWorkspace.deepestFirst(folder).stream()
                .mapToLong(file -> file.toFile().length()) // 0 for what was removed while we counted
                .sum();
    }
}
