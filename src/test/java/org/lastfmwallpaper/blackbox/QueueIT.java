package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More runs than a server takes on at once. */
class QueueIT {
    private static final String REQUEST = "{\"username\":\"sixty\",\"limit\":12,\"width\":640,\"height\":360}";
    private static final Duration SLOW_COVERS = Duration.ofSeconds(2);

    private static Stage stage;
    private static WallpaperClient client;
    private final List<String> jobs = new ArrayList<>();

    @BeforeAll
    static void open() {
        stage = Stage.open("queue", Map.of("MAX_WORKERS", "2", "MAX_JOBS", "1", "QUEUE_LENGTH", "3"));
        client = stage.client();
    }

    @AfterEach
    void everyRunComesToItsEnd() throws InterruptedException {
        stage.standIn().latency(Duration.ZERO);
        for (String jobId : jobs) {
            client.awaitEnd(jobId, Trial.PATIENCE);
            assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(204);
        }
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Starts so many runs, of which the first one begins. */
    private void start(int number) throws InterruptedException {
        stage.standIn().latency(SLOW_COVERS);
        for (int count = 0; count < number; count++) {
            jobs.add(client.start(REQUEST));
        }
        client.await(jobs.getFirst(), job -> job.getString("status").equals("STARTED"), Trial.PATIENCE);
    }

    private static int place(String jobId) {
        return client.job(jobId).getInt("queuePosition", 0);
    }

    @Test
    void runsBeginInTheirTurnOneAfterTheOther() throws Exception {
        start(4);
        JsonObject waiting = client.job(jobs.get(2));
        assertThat(waiting.getString("status")).isEqualTo("STARTING");
        assertThat(waiting.getInt("queuePosition")).isEqualTo(2);
        assertThat(waiting.getJsonArray("executions")).isEmpty();
        assertThat(waiting.getJsonObject("links")).containsKey("stop").doesNotContainKey("restart");
        assertThat(client.delete("api/jobs/" + jobs.get(2)).status()).isEqualTo(409);
        assertThat(client.restart(jobs.get(2)).status()).isEqualTo(409);

        WallpaperClient.Answer refused = client.post("api/jobs", REQUEST);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(Integer.parseInt(refused.headers().get("retry-after"))).isPositive();
        assertThat(refused.json().getString("detail")).contains("Try again");

        stage.standIn().latency(Duration.ZERO);
        Instant before = Instant.MIN;
        for (String jobId : jobs) {
            JsonObject ended = client.awaitEnd(jobId, Trial.PATIENCE);
            assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
            JsonObject execution = ended.getJsonArray("executions").getJsonObject(0);
            assertThat(Instant.parse(execution.getString("started"))).isAfterOrEqualTo(before);
            before = Instant.parse(execution.getString("ended"));
        }
    }

    @Test
    void aRunThatIsStoppedWhileItWaitsLeavesTheQueueAndCanBeRestarted() throws Exception {
        start(3);

        assertThat(client.stop(jobs.get(1)).json().getString("status")).isEqualTo("STOPPED");
        assertThat(place(jobs.get(2))).isEqualTo(1);
        WallpaperClient.Answer again = client.restart(jobs.get(1));
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.json().getString("status")).isEqualTo("STARTING");
        assertThat(again.json().getInt("queuePosition")).isEqualTo(2);

        stage.standIn().latency(Duration.ZERO);
        assertThat(client.awaitEnd(jobs.get(1), Trial.PATIENCE).getString("status"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void theQueueOutlivesKillNine() throws Exception {
        start(3);
        stage.server().kill();
        stage.server().startAgain();

        // The run that was going waits for somebody to go on with it; the next one begins by itself.
        client.await(jobs.get(1), job -> job.getString("status").equals("STARTED"), Trial.PATIENCE);
        assertThat(client.job(jobs.get(0)).getString("exitStatus")).isEqualTo("INTERRUPTED");
        assertThat(place(jobs.get(2))).isEqualTo(1);
        JsonObject again = client.restart(jobs.get(0)).json();
        assertThat(again.getInt("queuePosition")).isEqualTo(2);
        assertThat(again.getJsonArray("executions").getJsonObject(0).getString("exitStatus"))
                .isEqualTo("INTERRUPTED");

        stage.standIn().latency(Duration.ZERO);
        for (String jobId : jobs) {
            JsonObject ended = client.awaitEnd(jobId, Trial.PATIENCE);
            assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
        }
    }
}
