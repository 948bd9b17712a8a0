package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceClaimsTest {
    private static final String HERE = "here";
    private static final ProcessHandle US = ProcessHandle.current();

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private JobWorkspace workspace;
    private WorkspaceClaims claims;

    @BeforeEach
    void open() {
        workspace = new JobWorkspace("job", folder, 6);
        claims = claims(HERE, US, "us");
    }

    private WorkspaceClaims claims(String host, ProcessHandle process, String application) {
        return new WorkspaceClaims(
                new WorkspaceOwner(host, process.pid(), process.info().startInstant(), application), nanos::get);
    }

    @Test
    void oneRunHasAWorkspaceAndNoOther() throws IOException {
        assertThat(claims.claim(workspace)).isTrue();
        assertThat(claims.claim(workspace)).isFalse();
        assertThat(claims("elsewhere", US, "them").claim(workspace)).isFalse();

        claims.release(workspace);
        assertThat(claims("elsewhere", US, "them").claim(workspace)).isTrue();
    }

    @Test
    void aRunAdoptsTheClaimOfItsOwnStartButNotThatOfARunningOne() throws IOException {
        claims.claim(workspace);

        assertThat(claims.adopt(workspace, 1)).isTrue();
        assertThat(claims.adopt(workspace, 2)).isFalse();

        claims.release(workspace, 2);
        assertThat(claims.isAlive(workspace)).isTrue();
        claims.release(workspace, 1);
        assertThat(claims.isAlive(workspace)).isFalse();
    }

    @Test
    void aRunStartedFromAConsoleClaimsForItself() throws IOException {
        assertThat(claims.adopt(workspace, 7)).isTrue();
        assertThat(claims.claim(workspace)).isFalse();
    }

    @Test
    void anOwnerWhoseProcessIsGoneIsDeadAtOnce() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            claims(HERE, process.toHandle(), "them").claim(workspace);
            assertThat(claims.isAlive(workspace)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(claims.isAlive(workspace)).isFalse();
        assertThat(claims.claim(workspace)).isTrue();
    }

    @Test
    void aProcessIdThatCameRoundAgainIsNotTheOwner() throws IOException {
        new WorkspaceClaims(
                        new WorkspaceOwner(HERE, US.pid(), Optional.of(Instant.EPOCH), "before the reboot"), nanos::get)
                .claim(workspace);

        assertThat(claims.isAlive(workspace)).isFalse();
    }

    /** JVMs that began before and after the clock was set tell different start times of the same process. */
    @Test
    void aClockThatWasSetDoesNotMakeALivingOwnerDead() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            Optional<Instant> otherwise = process.info().startInstant().map(start -> start.plus(Duration.ofHours(1)));
            new WorkspaceClaims(new WorkspaceOwner(HERE, process.pid(), otherwise, "them"), nanos::get)
                    .claim(workspace);

            assertThat(claims.isAlive(workspace)).isTrue();
            assertThat(claims.claim(workspace)).isFalse();
            nanos.addAndGet(WorkspaceClaims.SILENCE.toNanos());
            assertThat(claims.isAlive(workspace)).as("its heart has stopped").isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void givingUpLeavesTheNextOwnersNameAlone() throws IOException {
        claims.claim(workspace);
        WorkspaceClaims them = claims("elsewhere", US, "them");
        them.isAlive(workspace);
        nanos.addAndGet(WorkspaceClaims.SILENCE.toNanos()); // we were frozen, and they took over
        assertThat(them.claim(workspace)).isTrue();

        claims.release(workspace);

        assertThat(folder.resolve("owner.json")).content().contains("them");
        assertThat(claims.isAlive(workspace)).isTrue();
    }

    @Test
    void aClaimKnowsTheExecutionThatIsAboutToBegin() throws IOException {
        claims.claim(workspace);
        claims.launched(workspace, 5);
        assertThat(claims.isWaiting(workspace)).isTrue();
        assertThat(claims.execution(workspace)).hasValue(5);
        assertThat(claims.owns(workspace, 5)).isFalse();

        claims.adopt(workspace, 5);
        claims.releaseWaiting(workspace);
        assertThat(claims.owns(workspace, 5)).isTrue();
    }

    @Test
    void anOwnerOnAnotherMachineLivesAsLongAsItsHeartBeats() throws IOException {
        claims("elsewhere", US, "them").claim(workspace);

        assertThat(claims.isAlive(workspace)).isTrue();
        nanos.addAndGet(WorkspaceClaims.SILENCE.toNanos() - 1);
        assertThat(claims.isAlive(workspace)).isTrue();
        nanos.addAndGet(1);
        assertThat(claims.isAlive(workspace)).isFalse();
        assertThat(claims.claim(workspace)).isTrue();
    }

    @Test
    void aHeartbeatFromAnyTimeCountsBecauseClocksDiffer() throws IOException {
        claims("elsewhere", US, "them").claim(workspace);
        claims.isAlive(workspace);
        nanos.addAndGet(WorkspaceClaims.SILENCE.toNanos());

        Files.setLastModifiedTime(folder.resolve("owner.json"), FileTime.from(Instant.parse("1999-01-01T00:00:00Z")));

        assertThat(claims.isAlive(workspace)).isTrue();
    }
}
