package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

class JobWorkspacesTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path home;

    private JobWorkspaces workspaces;

    @BeforeEach
    void open() {
        workspaces = new JobWorkspaces(home, 6, OptionalLong.empty());
    }

    private JobWorkspace create(Instant created) throws IOException {
        return workspaces.create(new StoredRequest(
                new WallpaperRequest("RJ", Period.YEAR, 20, 1920, 1080, WallpaperStyle.BLUR, CaptionStyle.TITLE),
                20,
                created));
    }

    @Test
    void aWorkspaceIsFoundByItsKey() throws IOException {
        JobWorkspace workspace = create(NOON);

        assertThat(JobWorkspaces.isJobId(workspace.jobId())).isTrue();
        assertThat(workspaces.find(workspace.jobId())).containsSame(workspace);
        assertThat(new JobWorkspaces(home, 6, OptionalLong.empty())
                        .get(workspace.jobId())
                        .folder())
                .isEqualTo(workspace.folder());
        assertThat(create(NOON).jobId()).isNotEqualTo(workspace.jobId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "..", "../../../../etc/passwd", "aaaaaaaaaaaaaaaaaaaaa/", "aaaaaaaaaaaaaaaaaaaaaé", "\0"})
    void textThatIsNoKeyFindsNothing(String jobId) {
        assertThat(workspaces.find(jobId)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> workspaces.get(jobId));
    }

    @Test
    void theNewestComesFirstAndADamagedOneHidesNoOther() throws IOException {
        JobWorkspace older = create(NOON);
        JobWorkspace newer = create(NOON.plusSeconds(1));
        JobWorkspace damaged = create(NOON.plusSeconds(2));
        Files.writeString(damaged.folder().resolve("request.json"), "{\"requ");
        Files.createFile(home.resolve("jobs/a file"));

        assertThat(workspaces.newestFirst()).containsExactly(newer, older);
    }

    @Test
    void aRemovedWorkspaceIsGoneButWhatItLinksToIsNot() throws IOException {
        JobWorkspace workspace = create(NOON);
        JobWorkspace other = create(NOON);
        Path outside = Files.createDirectory(home.resolve("outside"));
        Path photo = Files.createFile(outside.resolve("photo.png"));
        Files.createSymbolicLink(workspace.folder().resolve("shards/link"), outside);

        workspaces.delete(workspace);

        assertThat(workspaces.find(workspace.jobId())).isEmpty();
        assertThat(photo).exists();
        try (Stream<Path> left = Files.list(home.resolve("jobs"))) {
            assertThat(left).containsExactly(other.folder());
        }
    }

    /** The sweeper and a caller, or two servers on one disk. */
    @Test
    void twoCanRemoveTheSameFolderAtTheSameTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int time = 0; time < 50; time++) {
                Path folder = home.resolve("time-" + time);
                for (int inner = 0; inner < 20; inner++) {
                    Files.createFile(Files.createDirectories(folder.resolve("inner-" + inner + "/deep"))
                            .resolve("file"));
                }
                List<Future<?>> removals = Stream.generate(() -> pool.submit(() -> {
                            together.await();
                            JobWorkspaces.deleteFolder(folder);
                            return null;
                        }))
                        .limit(2)
                        .<Future<?>>map(removal -> removal)
                        .toList();
                for (Future<?> removal : removals) {
                    removal.get();
                }
                assertThat(folder).doesNotExist();
            }
        }
    }

    @Test
    void aHomeThatCannotBeMadeNamesTheSetting() throws IOException {
        Path file = Files.createFile(home.resolve("a file"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new JobWorkspaces(file, 6, OptionalLong.empty()))
                .withMessageContaining("WALLPAPER_HOME");
    }
}
