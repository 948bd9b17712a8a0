package org.lastfmwallpaper.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.job.JobRefusedException.Reason;

/**
 * The jobs that wait for their turn. What waits is written in the workspaces alone, so that the queue outlives every server,
 * and is the same for all servers that share a folder.
 */
final class JobQueue {
    /** Watchers ask for their place several times a second; for so long they are told what was so a moment ago. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final JobWorkspaces workspaces;
    private final int length;

    private record Glance(List<JobWorkspace> waiting, long nanos) {}

    private volatile @Nullable Glance latest;

    JobQueue(JobWorkspaces workspaces, int length) {
        this.workspaces = workspaces;
        this.length = length;
    }

    /** Those that wait, the next one first; read anew. */
    List<JobWorkspace> oldestFirst() throws IOException {
        record Dated(JobWorkspace workspace, Instant since) {}
        List<Dated> found = new ArrayList<>();
        for (JobWorkspace workspace : workspaces.queued()) {
            if (!workspaces.claims().isOurs(workspace)) { // else it is just beginning
                workspace.queued().ifPresent(place -> found.add(new Dated(workspace, place.since())));
            }
        }
        List<JobWorkspace> waiting = found.stream()
                .sorted(Comparator.comparing(Dated::since)
                        .thenComparing(dated -> dated.workspace().jobId()))
                .map(Dated::workspace)
                .toList();
        latest = new Glance(waiting, System.nanoTime());
        return waiting;
    }

    /**
     * Lets nobody in once as many wait as may.
     *
     * @throws JobRefusedException if so
     */
    void refuseIfFull() throws IOException {
        if (oldestFirst().size() >= length) {
            throw new JobRefusedException(
                    Reason.QUEUE_FULL,
                    length == 0
                            ? "As many runs are going as this server takes on. Try again in a minute or two."
                            : "%d runs wait for their turn already, and no more may. Try again in a minute or two."
                                    .formatted(length));
        }
    }

    /** A job's place, 1 for the next; nothing if it does not wait any more. */
    Optional<Integer> position(JobWorkspace workspace) throws IOException {
        Glance glance = latest;
        boolean fresh = glance != null && System.nanoTime() - glance.nanos() < FRESH.toNanos();
        List<JobWorkspace> waiting = fresh && glance != null ? glance.waiting() : oldestFirst();
        int index = waiting.indexOf(workspace);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /** Somebody joined or left: whoever asks next is told so. */
    void changed() {
        latest = null;
    }
}
