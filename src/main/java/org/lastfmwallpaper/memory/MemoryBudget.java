package org.lastfmwallpaper.memory;

/**
 * How many albums may be rendered at once: a pure function of the memory that is left.
 *
 * @param bytesPerWorker what one worker needs at its peak, more than 0
 * @param lowMemoryBytes under this much available memory a job runs in low-memory mode: one worker, few albums; 0 or
 *     more
 * @param maxWorkers the most workers that the operator allows, at least 1
 */
public record MemoryBudget(long bytesPerWorker, long lowMemoryBytes, int maxWorkers) {
    /**
     * What one worker needs at its peak, measured with the program {@code WorkerMemory} (beside the tests of package
     * {@code job}; its Javadoc has the command): decoding a progressive JPEG of 3000 × 3000 that arrived as 10 MiB, and
     * rendering it at 1920 × 1080. With G1 on Temurin 25 (two cores, 24 GiB) the smallest heap was 112 MiB for one worker,
     * 216 for two, 384 for four, so each one more took 91 to 104 MiB; outside the heap, decoder and deflater took 7 to 32
     * MiB more for each. That is 136 MiB at worst, and a sixth for what the collector has not yet swept.
     */
    public static final long DEFAULT_BYTES_PER_WORKER = 160L << 20;

    /** Left alone for the server, the job repository and the archive's writers. */
    public static final long RESERVE_BYTES = 128L << 20;

    /** The most albums of a job in low-memory mode. */
    public static final int LOW_MEMORY_ALBUMS = 20;

    public MemoryBudget {
        if (bytesPerWorker < 1 || lowMemoryBytes < 0 || maxWorkers < 1) {
            throw new IllegalArgumentException("a budget of " + bytesPerWorker + " bytes a worker, low memory under "
                    + lowMemoryBytes + " bytes, " + maxWorkers + " workers");
        }
    }

    /**
     * Workers for a job.
     *
     * @param availableBytes headroom, 0 or more; where the heap is the tighter bound use
     *     {@link #workers(MemoryReading, int, int)}, as a small heap on a large machine is not low memory
     * @param cores processors, at least 1
     * @param albums how many are still to be rendered, 0 or more
     * @return at least 1, at most {@link #maxWorkers} and at most one for each album; 1 on one core and in low-memory
     *     mode
     */
    public int workers(long availableBytes, int cores, int albums) {
        return workers(availableBytes, availableBytes, cores, albums);
    }

    /** The same, with low-memory mode judged by machine and container, and each worker's share by the heap as well. */
    public int workers(MemoryReading reading, int cores, int albums) {
        return workers(reading.availableBytes(), reading.headroomBytes(), cores, albums);
    }

    private int workers(long availableBytes, long headroomBytes, int cores, int albums) {
        if (cores <= 1 || lowMemory(availableBytes)) {
            return 1;
        }
        long fed = Math.max(0, headroomBytes - RESERVE_BYTES) / bytesPerWorker;
        return (int) Math.max(1, Math.min(fed, Math.min(maxWorkers, albums)));
    }

    /** Whether so little is available that jobs are kept small. */
    public boolean lowMemory(long availableBytes) {
        return availableBytes < lowMemoryBytes;
    }

    /** How many of the asked albums a job gets: all, or at most {@link #LOW_MEMORY_ALBUMS} in low-memory mode. */
    public int limit(int asked, long availableBytes) {
        return lowMemory(availableBytes) ? Math.min(asked, LOW_MEMORY_ALBUMS) : asked;
    }
}
