package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.config.WallpaperConfig;

class WorkspaceSweeperTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration RETENTION = Duration.ofMinutes(30);
    private static final Duration ARCHIVE_RETENTION = Duration.ofHours(24);
    private static final String SOME_JOB = "AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    Path folder;

    private Path home;
    private Path outside;
    private Path photo;
    private Instant now = NOON;
    private JobWorkspaces workspaces;
    private WorkspaceSweeper sweeper;

    @BeforeEach
    void open() throws IOException {
        home = folder.resolve("home");
        outside = Files.createDirectory(folder.resolve("outside"));
        photo = Files.createFile(outside.resolve("photo.tmp"));
        age(outside);
        workspaces = new JobWorkspaces(home, 6, OptionalLong.empty());
        sweeper = sweeper(Map.of());
    }

    private WorkspaceSweeper sweeper(Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(Map.of(
                "WALLPAPER_HOME", home.toString(),
                "RETENTION", RETENTION.toString(),
                "ARCHIVE_RETENTION", ARCHIVE_RETENTION.toString()));
        all.putAll(settings);
        return new WorkspaceSweeper(WallpaperConfig.of(all), workspaces, () -> now);
    }

    @Test
    void temporaryFilesGoAfterTheirTimeAndOtherFilesStay() throws IOException {
        JobWorkspace finished = finished();
        Path temporary = Files.createFile(finished.folder().resolve("albums.json.1.tmp"));
        Path deeper = Files.createFile(finished.folder().resolve("shards/plan.tmp"));
        Path notAFile = Files.createDirectory(finished.folder().resolve("folder.tmp"));
        Files.createFile(notAFile.resolve("inside"));
        age(finished.folder());

        now = NOON.plus(RETENTION);
        sweeper.sweep();
        assertThat(temporary).exists();

        now = NOON.plus(RETENTION).plusMillis(1);
        Path young = Files.createFile(finished.folder().resolve("young.tmp"));
        touch(young, now.minus(RETENTION));
        sweeper.sweep();
        assertThat(temporary).doesNotExist();
        assertThat(deeper).doesNotExist();
        assertThat(young).exists();
        assertThat(notAFile.resolve("inside")).exists();
        assertThat(finished.folder().resolve("wallpapers.zip")).exists();
        assertThat(finished.findRequest()).isPresent();
    }

    @Test
    void anAbandonedWorkspaceGoesAfterItsTime() throws IOException {
        JobWorkspace abandoned = abandoned();

        now = NOON.plus(RETENTION);
        sweeper.sweep();
        assertThat(abandoned.folder()).exists();

        now = NOON.plus(RETENTION).plusMillis(1);
        sweeper.sweep();
        assertThat(jobs()).isEmpty();
        assertThat(workspaces.find(abandoned.jobId())).isEmpty();
    }

    @Test
    void aWorkspaceIsAsOldAsItsYoungestFile() throws IOException {
        JobWorkspace failedLate = abandoned();
        now = NOON.plus(RETENTION).plusMillis(1);
        touch(failedLate.folder().resolve("shards"), now.minus(RETENTION));

        sweeper.sweep();

        assertThat(failedLate.folder()).exists();
    }

    @Test
    void aFinishedArchiveGoesAfterATimeOfItsOwn() throws IOException {
        JobWorkspace finished = finished();

        now = NOON.plus(ARCHIVE_RETENTION);
        sweeper.sweep();
        assertThat(finished.archiveFile()).isPresent();

        now = NOON.plus(ARCHIVE_RETENTION).plusMillis(1);
        sweeper.sweep();
        assertThat(jobs()).isEmpty();
    }

    @Test
    void aWorkspaceThatNeverGotItsRequestGoesToo() throws IOException {
        Path begun = Files.createDirectories(home.resolve("jobs").resolve(SOME_JOB));
        Files.createFile(begun.resolve("request.json.1.tmp"));
        age(begun);

        now = NOON.plus(RETENTION);
        sweeper.sweep();
        assertThat(begun).exists();

        now = NOON.plus(RETENTION).plusMillis(1);
        sweeper.sweep();
        assertThat(begun).doesNotExist();
    }

    @Test
    void aRemovalThatWasCutShortIsFinishedAtOnce() throws IOException {
        JobWorkspace workspace = finished();
        Files.createSymbolicLink(workspace.folder().resolve("link"), outside);
        Files.move(workspace.folder(), home.resolve("jobs/.deleted-" + workspace.jobId()));

        sweeper.sweep();

        assertThat(jobs()).isEmpty();
        assertThat(photo).exists();
    }

    @Test
    void aLivingRunKeepsEverythingHoweverOld() throws IOException {
        JobWorkspace ours = abandoned();
        JobWorkspace theirs = abandoned();
        JobWorkspace restarted = finished();
        workspaces.claims().claim(ours);
        workspaces.claims().claim(restarted);
        elsewhere().claim(theirs);
        List<Path> kept = new ArrayList<>();
        for (JobWorkspace alive : List.of(ours, theirs, restarted)) {
            kept.add(Files.createFile(alive.folder().resolve("shards/half.tmp")));
            age(alive.folder());
        }

        now = NOON.plus(RETENTION).plusMillis(1); // over the time of temporary files
        sweeper.sweep();
        assertThat(kept).allMatch(Files::exists);

        now = NOON.plus(ARCHIVE_RETENTION).plusMillis(1); // over the time of everything
        sweeper.sweep();
        assertThat(kept).allMatch(Files::exists);

        workspaces.claims().release(ours);
        workspaces.claims().release(restarted);
        age(ours.folder());
        age(restarted.folder());
        sweeper.sweep();
        assertThat(jobs()).containsExactly(theirs.folder());
    }

    @Test
    void nothingIsRemovedThroughALink() throws IOException {
        JobWorkspace finished = finished();
        Path toFolder = Files.createSymbolicLink(finished.folder().resolve("folder"), outside);
        Files.createSymbolicLink(finished.folder().resolve("file.tmp"), photo);
        age(finished.folder());

        now = NOON.plus(RETENTION).plusMillis(1);
        sweeper.sweep(); // temporary files
        assertThat(toFolder).exists();
        assertThat(photo).exists();

        age(finished.folder());
        now = NOON.plus(ARCHIVE_RETENTION).plusMillis(1);
        sweeper.sweep(); // the whole workspace
        assertThat(jobs()).isEmpty();
        assertThat(photo).exists();
    }

    @Test
    void aLinkInPlaceOfAWorkspaceIsLeftAlone() throws IOException {
        Files.writeString(outside.resolve("request.json"), "{}");
        age(outside);
        Path asJob = Files.createSymbolicLink(home.resolve("jobs").resolve(SOME_JOB), outside);
        Path asRemoval = Files.createSymbolicLink(home.resolve("jobs/.deleted-" + SOME_JOB), outside);

        now = NOON.plus(ARCHIVE_RETENTION).plusMillis(1);
        sweeper.sweep();

        assertThat(asJob).isSymbolicLink();
        assertThat(asRemoval).isSymbolicLink();
        assertThat(photo).exists();
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        List<Path> foreign = List.of(
                home.resolve("jobs/lost+found/old.tmp"),
                home.resolve("jobs/.deleted-photos/old.tmp"),
                home.resolve("jobs/old.tmp"),
                home.resolve("generated/RJ-overall/001.png.tmp"),
                home.resolve("old.tmp"));
        for (Path file : foreign) {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        age(home);

        now = NOON.plus(ARCHIVE_RETENTION).plusMillis(1);
        sweeper.sweep();

        assertThat(foreign).allMatch(Files::exists);
    }

    @Test
    void aWorkspaceThatMakesTroubleDoesNotStopTheSweepOfOthers() throws IOException {
        List<JobWorkspace> all = Stream.generate(this::abandoned).limit(8).toList();
        JobWorkspace broken = all.get(3);
        Files.writeString(broken.folder().resolve("owner.json"), "{\"host\":");
        age(broken.folder());

        now = NOON.plus(RETENTION).plusMillis(1);
        sweeper.sweep();

        assertThat(jobs()).containsExactly(broken.folder());
    }

    @Test
    void aFolderThatCannotBeReadDoesNotStopTheSweepOfOthers() throws IOException {
        List<JobWorkspace> all = Stream.generate(this::abandoned).limit(8).toList();
        Path unreadable = all.get(3).folder().resolve("shards");
        Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(unreadable), "root can read every folder");
            now = NOON.plus(RETENTION).plusMillis(1);
            sweeper.sweep();
            assertThat(jobs()).containsExactly(all.get(3).folder());
        } finally {
            Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void severalSweepsAndRemovalsAtOnceGetInNobodysWay() throws Exception {
        JobWorkspaces sameDisk = new JobWorkspaces(home, 6, OptionalLong.empty());
        for (int time = 0; time < 10; time++) {
            now = NOON;
            List<JobWorkspace> all = Stream.generate(this::abandoned).limit(10).toList();
            for (JobWorkspace workspace : all) {
                for (int inner = 0; inner < 10; inner++) {
                    Files.createFile(Files.createDirectories(workspace.folder().resolve("inner-" + inner))
                            .resolve("file.tmp"));
                }
                age(workspace.folder());
            }
            now = NOON.plus(RETENTION).plusMillis(1);
            CyclicBarrier together = new CyclicBarrier(3);
            try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
                List<Future<?>> results = new ArrayList<>();
                results.add(pool.submit(() -> {
                    together.await();
                    sweeper.sweep();
                    return null;
                }));
                results.add(pool.submit(() -> {
                    together.await();
                    sweeper(Map.of()).sweep();
                    return null;
                }));
                results.add(pool.submit(() -> {
                    together.await();
                    for (JobWorkspace workspace : all.reversed()) {
                        removeAsACallerDoes(sameDisk, workspace);
                    }
                    return null;
                }));
                for (Future<?> result : results) {
                    result.get();
                }
            }
            sweeper.sweep();
            assertThat(jobs()).isEmpty();
        }
    }

    private static void removeAsACallerDoes(JobWorkspaces caller, JobWorkspace workspace) throws IOException {
        if (caller.claims().claim(workspace)) {
            try {
                caller.delete(workspace);
            } catch (java.nio.file.NoSuchFileException e) {
                assertThat(workspace.folder())
                        .as("removed by the sweeper first")
                        .doesNotExist();
            } finally {
                caller.claims().release(workspace);
            }
        }
    }

    @Test
    void aRetentionWithoutEndKeepsEverything() throws IOException {
        String withoutEnd = Duration.ofSeconds(Long.MAX_VALUE).toString();
        JobWorkspace abandoned = abandoned();
        now = NOON.plus(Duration.ofDays(36_500));

        sweeper(Map.of("RETENTION", withoutEnd, "ARCHIVE_RETENTION", withoutEnd))
                .sweep();

        assertThat(abandoned.folder()).exists();
    }

    /** A workspace whose run failed at noon. */
    private JobWorkspace abandoned() {
        try {
            JobWorkspace workspace = workspaces.create(new StoredRequest(
                    new WallpaperRequest("RJ", Period.YEAR, 20, 1920, 1080, WallpaperStyle.BLUR, CaptionStyle.TITLE),
                    20,
                    NOON));
            age(workspace.folder());
            return workspace;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A workspace whose run was complete at noon. */
    private JobWorkspace finished() throws IOException {
        JobWorkspace workspace = abandoned();
        Files.createFile(workspace.folder().resolve("wallpapers.zip"));
        age(workspace.folder());
        return workspace;
    }

    private static WorkspaceClaims elsewhere() {
        return new WorkspaceClaims(
                new WorkspaceOwner("another machine", 1, Optional.empty(), "them"), new AtomicLong()::get);
    }

    /** Everything in it was touched at noon, links themselves too. */
    private static void age(Path folder) throws IOException {
        for (Path file : JobWorkspace.deepestFirst(folder)) {
            touch(file, NOON);
        }
    }

    private static void touch(Path file, Instant at) throws IOException {
        FileTime time = FileTime.from(at);
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(time, null, null);
    }

    private List<Path> jobs() throws IOException {
        try (Stream<Path> found = Files.list(home.resolve("jobs"))) {
            return found.toList();
        }
    }
}
