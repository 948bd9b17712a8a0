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
     * {@code job}; its Javadoc has the command): decoding a progressive JPEG that arrived as 10 MiB, rendering it at 1920 ×
     * 1080, and the next album's 10 MiB in hand. In MiB, with G1 on Temurin 25 (two cores, 24 GiB):
     *
     * <table>
     *   <caption>The smallest heap, and what is resident outside of it</caption>
     *   <tr><th>cover</th><th>decoder</th><th>1 worker</th><th>several</th><th>each one more</th></tr>
     *   <tr><td>3000 × 3000</td><td>native</td><td>72 + 171</td><td>4: 200 + 308</td><td>43 + 46 = 89</td></tr>
     *   <tr><td>3000 × 3000</td><td>Java</td><td>72 + 129</td><td>–</td><td>–</td></tr>
     *   <tr><td>7071 × 7071</td><td>native</td><td>72 + 290</td><td>2: 120 + 430</td><td>48 + 140 = 188</td></tr>
     * </table>
     *
     * <p>In Java alone, when it still held the whole picture, four workers took 320 + 200 and each one more 98. The rest of
     * the 160 is for what the collector has not yet swept. A cover of {@code MAX_COVER_PIXELS} can take more than its share:
     * it then waits its turn at the gate, or ends the run with {@code MEMORY}, to go on with fewer workers.
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
