package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lastfmwallpaper.standin.Faults;

/**
 * A job that was run undisturbed once, to compare with: whatever happens to the same job afterwards, it must end with the
 * same bytes (docs/restart.md, 3), and no album may be fetched again that was whole on disk (1).
 */
final class Trial {
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Stage stage;
    private final String request;
    private final int albums;
    private final byte[] undisturbed;

    private Trial(Stage stage, String request, int albums, byte[] undisturbed) {
        this.stage = stage;
        this.request = request;
        this.albums = albums;
        this.undisturbed = undisturbed;
    }

    /** Runs the job undisturbed. */
    static Trial of(Stage stage, int albums, int width, int height) throws InterruptedException {
        return of(stage, "sixty", albums, width, height);
    }

    /** The same, for another listener than the one whose covers come late. */
    static Trial of(Stage stage, String listener, int albums, int width, int height) throws InterruptedException {
        String request = "{\"username\":\"%s\",\"limit\":%d,\"width\":%d,\"height\":%d}"
                .formatted(listener, albums, width, height);
        String jobId = stage.client().start(request);
        JsonObject ended = stage.client().awaitEnd(jobId, PATIENCE);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
        return new Trial(stage, request, albums, stage.client().archive(jobId));
    }

    String start() {
        return stage.client().start(request);
    }

    byte[] undisturbed() {
        return undisturbed;
    }

    /** Restarts a job that has ended, and sees it through. */
    JsonObject goesOnToTheSameBytes(String jobId) throws InterruptedException {
        int kept = done(stage.client().job(jobId));
        int before = coversAsked();
        WallpaperClient.Answer answer = stage.client().restart(jobId);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        JsonObject ended = endsWithTheSameBytes(jobId);
        assertThat(coversAsked() - before)
                .as("covers fetched for the albums that were missing")
                .isEqualTo(albums - kept);
        return ended;
    }

    JsonObject endsWithTheSameBytes(String jobId) throws InterruptedException {
        JsonObject ended = stage.client().awaitEnd(jobId, PATIENCE);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
        assertThat(stage.client().archive(jobId)).isEqualTo(undisturbed);
        return ended;
    }

    /** A run whose process is gone says so (docs/restart.md, 7). */
    JsonObject isInterrupted(String jobId) {
        JsonObject job = stage.client().job(jobId);
        assertThat(job.getString("status")).as(job.toString()).isEqualTo("FAILED");
        assertThat(job.getString("exitStatus")).as(job.toString()).isEqualTo("INTERRUPTED");
        return job;
    }

    static int done(JsonObject job) {
        return job.getJsonObject("progress").getInt("done");
    }

    int coversAsked() {
        return (int) List.copyOf(stage.standIn().requests()).stream()
                .filter(Faults.originals())
                .count();
    }

    /** The shards of a job, by name; none while there is no folder of them. */
    List<Path> shards(String jobId) throws IOException {
        return files(stage.workspace(jobId).resolve("shards"), "*.shard");
    }

    static List<Path> files(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
                found.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }
}
