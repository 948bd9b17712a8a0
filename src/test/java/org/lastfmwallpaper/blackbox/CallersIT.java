package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several callers who know nothing of each other and do what they like with the same jobs (docs/restart.md, 6). */
class CallersIT {
    private static final int JOBS = 5;
    private static final int CALLERS = 4;
    private static final int CALLS = 50;
    private static final long SEED = 20260501;

    private static final Duration SLOW_COVERS = Duration.ofMillis(500);

    private static Stage stage;
    private static WallpaperClient client;
    private static Trial trial;

    @BeforeAll
    static void open() throws InterruptedException {
        stage = Stage.open("callers", Map.of("MAX_WORKERS", "2"));
        client = stage.client();
        trial = Trial.of(stage, 8, 640, 360);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void whateverTheyDoInWhateverOrderTheAnswersAreClearAndNoWorkspaceBreaks() throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int index = 0; index < JOBS; index++) {
            jobs.add(trial.start());
        }

        Queue<String> unclear = new ConcurrentLinkedQueue<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Random random = new Random(SEED + caller);
                calls.add(callers.submit(() -> call(jobs, random, unclear)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }

        assertThat(unclear).isEmpty();
        List<String> survivors = jobs.stream()
                .filter(jobId -> client.get("api/jobs/" + jobId).status() == 200)
                .toList();
        for (String jobId : survivors) {
            client.awaitEnd(jobId, Trial.PATIENCE); // each is then completed alone, so that its covers can be counted
        }
        for (String jobId : survivors) {
            complete(jobId);
        }
        assertThat(client.get("api/jobs").json().getInt("total")).isEqualTo(survivors.size() + 1);
    }

    private static void call(List<String> jobs, Random random, Queue<String> unclear) {
        for (int number = 0; number < CALLS; number++) {
            String path = "api/jobs/" + jobs.get(random.nextInt(jobs.size()));
            int choice = random.nextInt(25);
            if (choice == 0) {
                check("DELETE", path, client.delete(path), Set.of(204, 404, 409), unclear);
            } else if (choice < 10) {
                check("stop", path, client.post(path + "/stop", ""), Set.of(202, 404, 409), unclear);
            } else if (choice < 19) {
                check("restart", path, client.post(path + "/restart", ""), Set.of(202, 404, 409), unclear);
            } else {
                check("GET", path, client.get(path), Set.of(200, 404), unclear);
            }
        }
    }

    private static void check(
            String call, String path, WallpaperClient.Answer answer, Set<Integer> clear, Queue<String> unclear) {
        if (!clear.contains(answer.status())) {
            unclear.add(call + " " + path + ": " + answer.status() + " " + answer.body());
        }
    }

    private static void complete(String jobId) throws InterruptedException {
        JsonObject job = client.awaitEnd(jobId, Trial.PATIENCE);
        if (job.getString("status").equals("COMPLETED")) {
            trial.endsWithTheSameBytes(jobId);
        } else {
            assertThat(job.getString("status")).as(job.toString()).isEqualTo("STOPPED");
            trial.goesOnToTheSameBytes(jobId);
        }
    }

    /** Before the run has begun there is nothing to stop yet, or it stops: never an error, and never a run for ever. */
    @Test
    void aStopRightAfterTheStartIsClear() throws Exception {
        for (int round = 0; round < 5; round++) {
            String jobId = trial.start();
            assertThat(client.stop(jobId).status()).isIn(202, 409);
            complete(jobId);
            assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(204);
        }
    }

    @Test
    void ofManyRestartsAtOnceOneGoesOn() throws Exception {
        stage.standIn().latency(SLOW_COVERS); // the run must not be over before it is stopped
        String jobId = trial.start();
        client.awaitDone(jobId, 1, Trial.PATIENCE);
        client.stop(jobId);
        client.awaitEnd(jobId, Trial.PATIENCE);
        stage.standIn().latency(Duration.ZERO);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                calls.add(callers.submit(() -> client.restart(jobId).status()));
            }
            for (Future<Integer> call : calls) {
                answers.add(call.get());
            }
        }

        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
        JsonObject ended = trial.endsWithTheSameBytes(jobId);
        assertThat(ended.getJsonArray("executions")).hasSize(2);
        assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(204);
    }
}
