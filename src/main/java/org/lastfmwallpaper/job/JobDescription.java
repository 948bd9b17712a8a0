package org.lastfmwallpaper.job;

import jakarta.batch.runtime.BatchStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How a job stands.
 *
 * @param jobId its key
 * @param request what it was started with
 * @param status the JSR-352 status, save that a run whose process is gone is {@code FAILED}
 * @param queuePosition its place among the jobs that wait for their turn, 1 for the next; nothing if it does not wait
 * @param exitStatus why it ended, such as {@code MEMORY} or {@code INTERRUPTED}; nothing while it runs
 * @param problem what went wrong, in words, if something did
 * @param total how many albums there are to do; the limit, until the listener's albums are known
 * @param done the ranks whose wallpaper is there
 * @param skipped the albums without a wallpaper
 * @param partitions how the albums of the latest start were shared out
 * @param automaticRestarts how often it has started again by itself after memory ended it, since somebody started it
 * @param executions every start and restart, oldest first
 * @param ended when the latest one ended
 * @param archiveBytes the archive's size, once it is there
 */
public record JobDescription(
        String jobId,
        StoredRequest request,
        BatchStatus status,
        Optional<Integer> queuePosition,
        Optional<String> exitStatus,
        Optional<RunProblem> problem,
        int total,
        SortedSet<Integer> done,
        List<SkippedAlbum> skipped,
        List<PartitionDescription> partitions,
        int automaticRestarts,
        List<RunExecution> executions,
        Optional<Instant> ended,
        Optional<Long> archiveBytes) {

    /**
     * One partition of the latest start.
     *
     * @param id its number, from 1
     * @param status {@code COMPLETED} once each of its albums has a wallpaper or was skipped; else the job's
     * @param done how many of its albums have a wallpaper
     */
    public record PartitionDescription(int id, BatchStatus status, int done) {
        /** The status by its JSR-352 name. */
        public String statusName() {
            return status.name();
        }
    }

    /** The status by its JSR-352 name. */
    public String statusName() {
        return status.name();
    }

    /** Whether somebody works on it, or it waits for its turn. */
    public boolean running() {
        return switch (status) {
            case STARTING, STARTED, STOPPING -> true;
            default -> false;
        };
    }

    /** Whether a restart would go on with it. */
    public boolean restartable() {
        return status == BatchStatus.FAILED || status == BatchStatus.STOPPED;
    }
}
