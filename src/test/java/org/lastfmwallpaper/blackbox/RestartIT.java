package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a restart guarantees, with real servers that really die. */
class RestartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REQUEST = "{\"username\":\"sixty\",\"limit\":40,\"width\":1280,\"height\":720}";

    private static Stage stage;
    private static WallpaperClient client;
    private static byte[] undisturbed;

    @BeforeAll
    static void runUndisturbed() throws InterruptedException {
        stage = Stage.open("restart", Map.of("MAX_WORKERS", "2"));
        client = stage.client();
        String jobId = client.start(REQUEST);
        assertThat(client.awaitEnd(jobId, PATIENCE).getString("status")).isEqualTo("COMPLETED");
        undisturbed = client.archive(jobId);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void afterKillNineTheRunIsInterruptedAndGoesOnToTheSameBytes() throws Exception {
        String jobId = client.start(REQUEST);
        client.awaitDone(jobId, 10, PATIENCE);

        stage.server().kill();
        stage.server().startAgain();

        JsonObject interrupted = client.job(jobId);
        assertThat(interrupted.getString("status")).isEqualTo("FAILED");
        assertThat(interrupted.getString("exitStatus")).isEqualTo("INTERRUPTED");
        int kept = interrupted.getJsonObject("progress").getInt("done");
        assertThat(kept).isGreaterThanOrEqualTo(10);

        int before = coversAsked();
        assertThat(client.restart(jobId).status()).isEqualTo(202);
        JsonObject ended = client.awaitEnd(jobId, PATIENCE);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
        assertThat(client.archive(jobId)).isEqualTo(undisturbed);
        assertThat(coversAsked() - before).as("no album is fetched again").isEqualTo(40 - kept);
        assertThat(ended.getJsonArray("executions")).hasSize(2);
    }

    @Test
    void aStoppedRunGoesOnToTheSameBytes() throws Exception {
        String jobId = client.start(REQUEST);
        client.awaitDone(jobId, 5, PATIENCE);

        assertThat(client.stop(jobId).status()).isEqualTo(202);
        JsonObject stopped = client.awaitEnd(jobId, PATIENCE);
        assertThat(stopped.getString("status")).as(stopped.toString()).isEqualTo("STOPPED");
        assertThat(client.restart(jobId).status()).isEqualTo(202);
        assertThat(client.restart(jobId).status()).isEqualTo(409);
        assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(409);

        JsonObject ended = client.awaitEnd(jobId, PATIENCE);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
        assertThat(client.archive(jobId)).isEqualTo(undisturbed);
    }

    @Test
    void aServerThatIsAskedToStopCommitsWhatItHas() throws Exception {
        String jobId = client.start(REQUEST);
        client.awaitDone(jobId, 5, PATIENCE);

        stage.server().terminate();
        stage.server().startAgain();

        JsonObject stopped = client.job(jobId);
        assertThat(stopped.getString("status")).as(stopped.toString()).isEqualTo("STOPPED");
        assertThat(client.restart(jobId).status()).isEqualTo(202);
        assertThat(client.awaitEnd(jobId, PATIENCE).getString("status")).isEqualTo("COMPLETED");
        assertThat(client.archive(jobId)).isEqualTo(undisturbed);
    }

    private static int coversAsked() {
        return (int) List.copyOf(stage.standIn().requests()).stream()
                .filter(org.lastfmwallpaper.standin.Faults.originals())
                .count();
    }
}
