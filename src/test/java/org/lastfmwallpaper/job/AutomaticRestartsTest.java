package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.job.JobWorkspace.MemoryRestarts;

class AutomaticRestartsTest {
    private static final double CALM_BELOW = 0.70;
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final WallpaperRequest REQUEST =
            new WallpaperRequest("RJ", Period.OVERALL, 3, 640, 360, WallpaperStyle.BLUR, CaptionStyle.NONE);

    @TempDir
    Path home;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // a monotonic clock may begin anywhere
    private final List<String> restarted = new ArrayList<>();
    private double used = 0.5;
    private JobWorkspaces workspaces;
    private AutomaticRestarts restarts;

    @BeforeEach
    void open() {
        workspaces = new JobWorkspaces(home, 6, OptionalLong.empty());
        restarts = restarts(true);
    }

    private AutomaticRestarts restarts(boolean enabled) {
        return new AutomaticRestarts(
                enabled, CALM_BELOW, CALM, () -> used, nanos::get, workspaces, this::restarted, jobId -> {});
    }

    private void restarted(String jobId) {
        restarted.add(jobId);
        try {
            workspaces.get(jobId).clearProblem(); // as a start does
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JobWorkspace ended(String exitStatus, Instant created) throws IOException {
        JobWorkspace workspace = workspaces.create(new StoredRequest(REQUEST, 3, created));
        workspace.noteProblem(new RunProblem(exitStatus, "title", "detail"));
        return workspace;
    }

    private void lookAfterCalm() throws IOException {
        restarts.look();
        nanos.addAndGet(CALM.toNanos());
        restarts.look();
    }

    @Test
    void aRunThatMemoryEndedStartsAgainOnceMemoryHasBeenThereForHalfAMinute() throws IOException {
        String jobId = ended(RunProblem.MEMORY, Instant.EPOCH).jobId();

        restarts.look();
        nanos.addAndGet(CALM.toNanos() - 1);
        restarts.look();
        assertThat(restarted).isEmpty();

        nanos.addAndGet(1);
        restarts.look();
        assertThat(restarted).containsExactly(jobId);
    }

    @Test
    void useCloseToTheThresholdBeginsTheWaitAnew() throws IOException {
        ended(RunProblem.MEMORY, Instant.EPOCH);

        restarts.look();
        nanos.addAndGet(CALM.toNanos());
        used = CALM_BELOW;
        restarts.look();
        used = 0.5;
        restarts.look();
        assertThat(restarted).isEmpty();

        nanos.addAndGet(CALM.toNanos());
        restarts.look();
        assertThat(restarted).hasSize(1);
    }

    @Test
    void theOldestStartsFirstAndTheNextWaitsForCalmOfItsOwn() throws IOException {
        String younger = ended(RunProblem.MEMORY, Instant.ofEpochSecond(2)).jobId();
        String older = ended(RunProblem.MEMORY, Instant.ofEpochSecond(1)).jobId();

        lookAfterCalm();
        restarts.look();
        assertThat(restarted).containsExactly(older);

        lookAfterCalm();
        assertThat(restarted).containsExactly(older, younger);
    }

    @Test
    void afterFiveTimesSomebodyMustSayThatItShall() throws IOException {
        JobWorkspace workspace = ended(RunProblem.MEMORY, Instant.EPOCH);
        workspace.keepMemoryRestarts(new MemoryRestarts(AutomaticRestarts.MOST, 1));

        lookAfterCalm();

        assertThat(restarted).isEmpty();
    }

    @Test
    void whatEndedForAnotherReasonIsLeftAlone() throws IOException {
        ended(RunProblem.DISK, Instant.EPOCH);

        lookAfterCalm();

        assertThat(restarted).isEmpty();
    }

    @Test
    void anOperatorCanTurnItOff() throws IOException {
        ended(RunProblem.MEMORY, Instant.EPOCH);
        restarts = restarts(false);

        lookAfterCalm();

        assertThat(restarted).isEmpty();
    }
}
