package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.batch.runtime.BatchStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

class JobWorkspaceTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final StoredRequest REQUEST = new StoredRequest(
            new WallpaperRequest("RJ", Period.YEAR, 20, 1920, 1080, WallpaperStyle.GRADIENT, CaptionStyle.PLAYS),
            50,
            NOON);
    private static final List<Album> ALBUMS = List.of(
            new Album(1, "Low", "Double Negative", 131, List.of("https://covers.example/1.png")),
            new Album(2, "Sigur Rós", "Ágætis byrjun", 99, List.of()),
            new Album(3, "AC/DC", "Back in Black", 7, List.of()));

    @TempDir
    Path folder;

    private JobWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = opened();
    }

    /** As another process, or this one after a restart, opens it. */
    private JobWorkspace opened() {
        return new JobWorkspace("job", folder.resolve("job"), 6);
    }

    @Test
    void whatTheJobWasStartedWithSurvives() throws IOException {
        assertThat(workspace.findRequest()).isEmpty();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(workspace::request)
                .withMessageContaining("has no request");

        workspace.create(REQUEST);

        assertThat(opened().request()).isEqualTo(REQUEST);
        assertThat(opened().request().lowMemory()).isTrue();
    }

    @Test
    void everyRestartSeesTheSameAlbums() throws IOException {
        workspace.create(REQUEST);
        assertThat(workspace.albums()).isEmpty();

        workspace.keepAlbums(ALBUMS);

        assertThat(opened().albums()).contains(ALBUMS);
    }

    @Test
    void anAlbumIsSkippedForItsLatestReason() throws IOException {
        workspace.create(REQUEST);
        workspace.skip(skipped(3, "timed out", true));
        workspace.skip(skipped(1, "no cover", false));
        workspace.skip(skipped(3, "not an image", false));

        assertThat(opened().skipped())
                .containsExactly(skipped(1, "no cover", false), skipped(3, "not an image", false));
    }

    @Test
    void albumsThatMayComeAreTriedAgainAndOthersNot() throws IOException {
        workspace.create(REQUEST);
        assertThat(workspace.pending()).isEmpty();
        workspace.keepAlbums(ALBUMS);
        assertThat(workspace.pending()).isEqualTo(ALBUMS);

        workspace.skip(skipped(1, "no cover", false));
        workspace.skip(skipped(2, "timed out", true));

        assertThat(opened().pending()).containsExactly(ALBUMS.get(1), ALBUMS.get(2));
    }

    @Test
    void aTornReasonCostsThatAlbumAnotherTryAndNothingElse() throws IOException {
        workspace.create(REQUEST);
        workspace.keepAlbums(ALBUMS);
        workspace.skip(skipped(1, "no cover", false));
        Path file = folder.resolve("job/skipped.jsonl");
        Files.writeString(file, Files.readString(file) + "{\"rank\":2,\"reason\":\"no c");

        assertThat(opened().pending()).containsExactly(ALBUMS.get(1), ALBUMS.get(2));
        workspace.skip(skipped(3, "no cover", false));
        assertThat(opened().pending()).containsExactly(ALBUMS.get(1));
    }

    @Test
    void eachPlanHasANumberThatNoneHadBefore() throws IOException {
        workspace.create(REQUEST);
        assertThat(workspace.plan()).isEmpty();

        assertThat(workspace.keepPlan(List.of("1,3", "2"))).isEqualTo(1);
        assertThat(opened().keepPlan(List.of("2-3"))).isEqualTo(2);
        assertThat(opened().plan()).contains(new JobWorkspace.Plan(2, List.of("2-3")));
    }

    @Test
    void plansOfSeveralThreadsHaveNumbersOfTheirOwn() throws Exception {
        workspace.create(REQUEST);
        List<Future<Integer>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int time = 0; time < 40; time++) {
                results.add(pool.submit(() -> workspace.keepPlan(List.of("1"))));
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (Future<Integer> result : results) {
            numbers.add(result.get());
        }
        assertThat(new HashSet<>(numbers)).hasSize(40);
        assertThat(numbers).allMatch(number -> number >= 1 && number <= 40);
    }

    @Test
    void anExecutionThatGoesOnReplacesItselfAndAnotherFollows() throws IOException {
        workspace.create(REQUEST);
        assertThat(workspace.executions()).isEmpty();
        RunExecution first = RunExecution.begun(1, 1, NOON);
        RunExecution ended = first.ended(
                BatchStatus.FAILED, Optional.of(new RunProblem("MEMORY", "title", "detail")), NOON.plusSeconds(9));
        RunExecution afterReboot = RunExecution.begun(1, 1, NOON.plusSeconds(60)); // the server counts from 1 again

        workspace.keepExecution(first);
        workspace.keepExecution(ended);
        workspace.keepExecution(afterReboot);

        assertThat(opened().executions()).containsExactly(ended, afterReboot);
        assertThat(ended.exitStatus()).contains("MEMORY");
    }

    @Test
    void theFirstReasonOfARunIsTheOneThatCounts() throws IOException {
        workspace.create(REQUEST);
        RunProblem first = new RunProblem("DISK", "The disk is full", "Make room");
        workspace.noteProblem(first);
        workspace.noteProblem(RunProblem.interrupted());
        assertThat(opened().problem()).contains(first);

        workspace.clearProblem();
        workspace.clearProblem();
        assertThat(opened().problem()).isEmpty();
    }

    @Test
    void theArchiveIsThereWhenItsFileIs() throws IOException {
        workspace.create(REQUEST);
        assertThat(workspace.archiveFile()).isEmpty();

        Path file = Files.createFile(folder.resolve("job/wallpapers.zip"));

        assertThat(workspace.archiveFile()).contains(file);
    }

    @Test
    void filesComeBeforeTheirFolderAndLinksAreNotFollowed() throws IOException {
        workspace.create(REQUEST);
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createFile(outside.resolve("photo.png"));
        Path job = folder.resolve("job");
        Path link = Files.createSymbolicLink(job.resolve("shards/link"), outside);

        List<Path> found = JobWorkspace.deepestFirst(job);

        assertThat(found)
                .containsExactlyInAnyOrder(job.resolve("request.json"), link, job.resolve("shards"), job)
                .endsWith(job)
                .containsSubsequence(link, job.resolve("shards"));
    }

    @Test
    void aFolderThatIsGoneHoldsNothing() throws IOException {
        assertThat(JobWorkspace.deepestFirst(folder.resolve("gone"))).isEmpty();
    }

    private static SkippedAlbum skipped(int rank, String reason, boolean retryable) {
        Album album = ALBUMS.get(rank - 1);
        return new SkippedAlbum(rank, album.artist(), album.title(), reason, retryable);
    }
}
