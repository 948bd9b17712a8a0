package org.lastfmwallpaper.job;

import jakarta.batch.runtime.BatchStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * One start or restart of a job, as its workspace remembers it. The ids are the server's, and only facts about the run:
 * an in-memory job repository begins again at 1.
 *
 * @param executionId the server's number for this execution; 0 if it was stopped while it waited for its turn
 * @param instanceId the server's number for the job instance
 * @param status how it stands, or how it ended
 * @param exitStatus the reason, where there is one
 * @param started when it began
 * @param ended when it ended; nothing while it runs, or if its process died
 * @param problem what went wrong, if something did
 */
public record RunExecution(
        long executionId,
        long instanceId,
        BatchStatus status,
        Optional<String> exitStatus,
        Instant started,
        Optional<Instant> ended,
        Optional<RunProblem> problem) {

    /** Servers count from 1. */
    private static final long NEVER_BEGUN = 0;

    /** The status by its JSR-352 name. */
    public String statusName() {
        return status.name();
    }

    static RunExecution begun(long executionId, long instanceId, Instant now) {
        return new RunExecution(
                executionId,
                instanceId,
                BatchStatus.STARTED,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    /** One that was stopped before its turn came. */
    static RunExecution stoppedInQueue(Instant since, Instant now) {
        return new RunExecution(
                NEVER_BEGUN,
                NEVER_BEGUN,
                BatchStatus.STOPPED,
                Optional.of(BatchStatus.STOPPED.name()),
                since,
                Optional.of(now),
                Optional.empty());
    }

    /** Whether the server knows of it. */
    boolean hasBegun() {
        return executionId != NEVER_BEGUN;
    }

    RunExecution ended(BatchStatus status, Optional<RunProblem> problem, Instant now) {
        return new RunExecution(
                executionId,
                instanceId,
                status,
                Optional.of(problem.map(RunProblem::exitStatus).orElse(status.name())),
                started,
                Optional.of(now),
                problem);
    }
}
