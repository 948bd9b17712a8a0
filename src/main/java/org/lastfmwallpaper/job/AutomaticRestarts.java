package org.lastfmwallpaper.job;

import jakarta.batch.operations.BatchRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.memory.MemoryMonitor;

/**
 * Starts runs again by themselves: those that memory ended, once it has been there for a while, and, if the operator
 * wants it, those that a crash interrupted.
 */
public class AutomaticRestarts {
    private static final Logger LOG = System.getLogger(AutomaticRestarts.class.getName());

    /** How often {@link #look} is to be called. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** Use must have been so far under the threshold, as a fraction of all memory, before a run starts again. */
    static final double MARGIN = 0.10;

    /** A run that memory ended starts again by itself so many times; then somebody must say that it shall. */
    public static final int MOST = 5;

    private final boolean enabled;
    private final double calmBelow;
    private final Duration calm;
    private final DoubleSupplier usedFraction;
    private final LongSupplier nanoTime;
    private final JobWorkspaces workspaces;
    private final Consumer<String> restartAfterMemory;
    private final Consumer<String> restartIfInterrupted;

    private OptionalLong calmSince = OptionalLong.empty();

    AutomaticRestarts(WallpaperConfig config, MemoryMonitor memory, WallpaperJobs jobs, JobWorkspaces workspaces) {
        this(
                config.autoRestart(),
                config.memoryThreshold() - MARGIN,
                config.autoRestartCalm(),
                () -> memory.read().usedFraction(),
                System::nanoTime,
                workspaces,
                jobs::restartAfterMemory,
                jobs::restartIfInterrupted);
    }

    AutomaticRestarts(
            boolean enabled,
            double calmBelow,
            Duration calm,
            DoubleSupplier usedFraction,
            LongSupplier nanoTime,
            JobWorkspaces workspaces,
            Consumer<String> restartAfterMemory,
            Consumer<String> restartIfInterrupted) {
        this.enabled = enabled;
        this.calmBelow = calmBelow;
        this.calm = calm;
        this.usedFraction = usedFraction;
        this.nanoTime = nanoTime;
        this.workspaces = workspaces;
        this.restartAfterMemory = restartAfterMemory;
        this.restartIfInterrupted = restartIfInterrupted;
    }

    /** Starts one run again if memory has been calm for long enough; the next one must wait for calm of its own. */
    synchronized void look() throws IOException {
        if (!enabled || !isCalm()) {
            return;
        }
        for (JobWorkspace workspace : workspaces.newestFirst().reversed()) {
            if (waitsForMemory(workspace) && isRestarted(workspace.jobId(), restartAfterMemory)) {
                calmSince = OptionalLong.empty();
                return;
            }
        }
    }

    private boolean isCalm() {
        if (usedFraction.getAsDouble() >= calmBelow) {
            calmSince = OptionalLong.empty();
            return false;
        }
        long now = nanoTime.getAsLong();
        if (calmSince.isEmpty()) {
            calmSince = OptionalLong.of(now);
        }
        return now - calmSince.getAsLong() >= calm.toNanos();
    }

    private static boolean waitsForMemory(JobWorkspace workspace) throws IOException {
        return workspace
                        .problem()
                        .filter(problem -> problem.exitStatus().equals(RunProblem.MEMORY))
                        .isPresent()
                && workspace.memoryRestarts().count() < MOST;
    }

    private static boolean isRestarted(String jobId, Consumer<String> restart) {
        try {
            restart.accept(jobId);
            return true;
        } catch (JobRefusedException | BatchRuntimeException | UncheckedIOException e) {
            LOG.log(Level.INFO, "job {0} does not start again by itself: {1}", jobId, e.getMessage());
            return false;
        }
    }

    /** Starts every run again that is found interrupted; called once, when the application has started. */
    void restartInterrupted() throws IOException {
        for (JobWorkspace workspace : workspaces.newestFirst().reversed()) {
            isRestarted(workspace.jobId(), restartIfInterrupted);
        }
    }
}
