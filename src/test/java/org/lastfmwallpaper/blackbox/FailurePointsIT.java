package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Hold;

/**
 * Every point at which a run can die, on a real server that is really killed. Where a point is too short to be hit from
 * outside, the files are left as a death there leaves them: a workspace is copied while the server is down, and cut or
 * filled up.
 */
class FailurePointsIT {
    private static final int ALBUMS = 20;
    private static final int ENTRIES_BEFORE_THE_LATER_CHUNK = 14;

    private static Stage stage;
    private static WallpaperClient client;
    private static Trial trial;

    private static final Map<String, String> KILLED = new HashMap<>();

    @BeforeAll
    static void kill() throws Exception {
        stage = Stage.open("failure-points", Map.of("MAX_WORKERS", "2", "MAX_JOBS", "3"));
        client = stage.client();
        trial = Trial.of(stage, ALBUMS, 1280, 720);
        killWhereRequestsCanBeHeld();
        killWhenAShardGrows();
        killWhenTheArchiveIsBegun();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Three runs, each at a point of its own, die together. */
    private static void killWhereRequestsCanBeHeld() throws Exception {
        AtomicInteger passed = new AtomicInteger();
        Hold covers = Behaviour.hold();
        stage.standIn()
                .faults()
                .add(
                        request -> Faults.originals().test(request)
                                && passed.incrementAndGet() > ENTRIES_BEFORE_THE_LATER_CHUNK,
                        covers,
                        Integer.MAX_VALUE);
        KILLED.put("in a later chunk", trial.start());
        covers.awaitHeld(2, Trial.PATIENCE);
        KILLED.put("in the first chunk", trial.start());
        covers.awaitHeld(4, Trial.PATIENCE);
        Hold list = Behaviour.hold();
        stage.standIn().faults().add(Faults.calls("user.gettopalbums"), list, Integer.MAX_VALUE);
        KILLED.put("before the first read", trial.start());
        list.awaitHeld(1, Trial.PATIENCE);

        stage.server().kill();
        stage.standIn().faults().clear();
        String later = KILLED.getOrDefault("in a later chunk", "");
        copy(later, "not torn");
        cutLastEntry(copy(later, "torn last entry"));
        doubleEntries(copy(later, "entries written twice"));
        stage.server().startAgain();
    }

    /** Entries are written and forced before the server records the checkpoint: this is between the two, or close to it. */
    private static void killWhenAShardGrows() throws Exception {
        String jobId = trial.start();
        KILLED.put("after the write and before the checkpoint", jobId);
        await(() -> length(trial.shards(jobId)) > 0);

        stage.server().kill();
        stage.server().startAgain();
    }

    private static void killWhenTheArchiveIsBegun() throws Exception {
        String jobId = trial.start();
        KILLED.put("while assembling", jobId);
        Path workspace = stage.workspace(jobId);
        await(() -> !Trial.files(workspace, "wallpapers.zip*").isEmpty());
        stage.server().kill();

        // The kill can come too late by a few milliseconds; then the shards that it should have left are gone.
        assertThat(trial.shards(jobId))
                .as("shards of a run that died while assembling")
                .isNotEmpty();
        removeArchives(copy(jobId, "between steps"));
        Path beforeTheMove = copy(jobId, "before the move");
        removeArchives(beforeTheMove);
        Files.write(
                beforeTheMove.resolve("wallpapers.zip.0b5c2b56-4ad8-4ba3-a6ac-6ce5bb9d1a3a.tmp"), trial.undisturbed());
        Path afterTheMove = copy(jobId, "after the move");
        removeArchives(afterTheMove);
        Files.write(afterTheMove.resolve("wallpapers.zip"), trial.undisturbed());
        Path shardsHalfGone = copy(jobId, "shards half gone");
        removeArchives(shardsHalfGone);
        Files.write(shardsHalfGone.resolve("wallpapers.zip"), trial.undisturbed());
        Files.delete(Trial.files(shardsHalfGone.resolve("shards"), "*.shard").getFirst());
        stage.server().startAgain();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Trial.PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("the moment to kill the server at").isLessThan(end);
            TimeUnit.MICROSECONDS.sleep(200);
        }
    }

    private static long length(List<Path> files) throws IOException {
        long length = 0;
        for (Path file : files) {
            length += Files.size(file);
        }
        return length;
    }

    /** A workspace is all that there is to a job, so a copy of it is another job. */
    private static Path copy(String jobId, String point) throws IOException {
        String name = "copy-%02d".formatted(KILLED.size());
        String copiedId = name + "A".repeat(22 - name.length());
        Path from = stage.workspace(jobId);
        Path to = stage.workspace(copiedId);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        KILLED.put(point, copiedId);
        return to;
    }

    private static void removeArchives(Path workspace) throws IOException {
        for (Path archive : Trial.files(workspace, "wallpapers.zip*")) {
            Files.delete(archive);
        }
    }

    private static void cutLastEntry(Path workspace) throws IOException {
        Path shard = Trial.files(workspace.resolve("shards"), "*.shard").getLast();
        try (FileChannel channel = FileChannel.open(shard, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }
    }

    private static void doubleEntries(Path workspace) throws IOException {
        Path shard = Trial.files(workspace.resolve("shards"), "*.shard").getFirst();
        Files.copy(shard, shard.resolveSibling("plan-0009-01.shard"));
        Files.write(shard, Files.readAllBytes(shard), StandardOpenOption.APPEND);
    }

    private static int interruptedWith(String point) {
        return Trial.done(trial.isInterrupted(job(point)));
    }

    private static String job(String point) {
        String jobId = KILLED.get(point);
        if (jobId == null) {
            throw new IllegalStateException("no run was killed " + point);
        }
        return jobId;
    }

    @Test
    void beforeTheFirstRead() throws Exception {
        assertThat(interruptedWith("before the first read")).isZero();
        trial.goesOnToTheSameBytes(job("before the first read"));
    }

    @Test
    void inTheFirstChunk() throws Exception {
        assertThat(interruptedWith("in the first chunk")).isZero();
        trial.goesOnToTheSameBytes(job("in the first chunk"));
    }

    /** docs/restart.md, 1. */
    @Test
    void inALaterChunk() throws Exception {
        assertThat(interruptedWith("in a later chunk")).isBetween(5, ENTRIES_BEFORE_THE_LATER_CHUNK);
        trial.goesOnToTheSameBytes(job("in a later chunk"));
    }

    /** docs/restart.md, 2. */
    @Test
    void withTheLastEntryTornOff() throws Exception {
        assertThat(interruptedWith("torn last entry")).isEqualTo(interruptedWith("not torn") - 1);
        trial.goesOnToTheSameBytes(job("torn last entry"));
    }

    @Test
    void withEntriesWrittenTwice() throws Exception {
        assertThat(interruptedWith("entries written twice")).isPositive();
        trial.goesOnToTheSameBytes(job("entries written twice"));
    }

    @Test
    void afterTheWriteAndBeforeTheCheckpoint() throws Exception {
        interruptedWith("after the write and before the checkpoint");
        trial.goesOnToTheSameBytes(job("after the write and before the checkpoint"));
    }

    @Test
    void betweenSteps() throws Exception {
        assertThat(interruptedWith("between steps")).isEqualTo(ALBUMS);
        trial.goesOnToTheSameBytes(job("between steps"));
    }

    @Test
    void whileAssembling() throws Exception {
        assertThat(interruptedWith("while assembling")).isEqualTo(ALBUMS);
        trial.goesOnToTheSameBytes(job("while assembling"));
        assertThat(Trial.files(stage.workspace(job("while assembling")), "*.tmp"))
                .isEmpty();
    }

    /** docs/restart.md, 5. */
    @Test
    void beforeTheArchiveIsMovedIntoPlace() throws Exception {
        assertThat(client.get("api/jobs/" + job("before the move") + "/archive").status())
                .isEqualTo(409);
        trial.goesOnToTheSameBytes(job("before the move"));
        assertThat(Trial.files(stage.workspace(job("before the move")), "*.tmp"))
                .isEmpty();
    }

    /** docs/restart.md, 5. */
    @Test
    void afterTheArchiveWasMovedIntoPlace() throws Exception {
        for (String point : List.of("after the move", "shards half gone")) {
            assertThat(interruptedWith(point)).isEqualTo(ALBUMS);
            trial.goesOnToTheSameBytes(job(point));
            assertThat(trial.shards(job(point))).as(point).isEmpty();
        }
    }

    @Test
    void whileTheArchiveIsDownloaded() throws Exception {
        String jobId = trial.start();
        trial.endsWithTheSameBytes(jobId);
        byte[] first = new byte[1 << 16];
        String tag;
        try (Response response =
                client.target("api/jobs/" + jobId + "/archive").request().get()) {
            tag = response.getHeaderString("ETag");
            assertThat(response.readEntity(InputStream.class).readNBytes(first, 0, first.length))
                    .isEqualTo(first.length);
            stage.server().kill();
        }
        stage.server().startAgain();

        JsonObject job = client.job(jobId);
        assertThat(job.getString("status")).as(job.toString()).isEqualTo("COMPLETED");
        try (Response rest = client.target("api/jobs/" + jobId + "/archive")
                .request()
                .header("Range", "bytes=" + first.length + "-")
                .header("If-Range", tag)
                .get()) {
            assertThat(rest.getStatus()).isEqualTo(206);
            byte[] undisturbed = trial.undisturbed();
            assertThat(first).isEqualTo(Arrays.copyOf(undisturbed, first.length));
            assertThat(rest.readEntity(byte[].class))
                    .isEqualTo(Arrays.copyOfRange(undisturbed, first.length, undisturbed.length));
        }
    }
}
