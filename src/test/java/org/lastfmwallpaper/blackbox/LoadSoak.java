package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many callers at once: {@code mvn -Psoak verify -Dit.test=LoadSoak}. */
class LoadSoak {
    private static final int CLIENTS = 200;
    private static final int STARTS = 1000;
    private static final Duration ASK_EVERY = Duration.ofSeconds(2); // as the page does where it gets no events
    private static final double MOST_TIMES = 1.15;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String LONG_JOB = "{\"username\":\"sixty\",\"limit\":60,\"width\":1920,\"height\":1080}";
    private static final String TINY_JOB = "{\"username\":\"single\",\"width\":640,\"height\":360}";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // or all clients would share one connection, as streams of HTTP/2
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    /** The undisturbed runs before and after the disturbed ones tell how much the machine itself changed meanwhile. */
    @Test
    void twoHundredClientsWhoLookOnDoNotSlowAJobDown() throws Exception {
        try (Stage stage = Stage.open("load", Map.of("MAX_WORKERS", "2"))) {
            seconds(stage, stage.client().start(LONG_JOB)); // the server warms up
            List<Double> alone = new ArrayList<>();
            List<Double> watched = new ArrayList<>();
            AtomicInteger answers = new AtomicInteger();
            for (int round = 0; round < 3; round++) {
                alone.add(seconds(stage, stage.client().start(LONG_JOB)));
                watched.add(watched(stage, answers));
            }
            alone.add(seconds(stage, stage.client().start(LONG_JOB)));
            double ratio = median(watched) / median(alone);
            System.out.printf(
                    "alone %s s, with %d clients %s s (%d answers): %.3f times%n",
                    alone, CLIENTS, watched, answers.get(), ratio);
            assertThat(ratio).isLessThan(MOST_TIMES);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double seconds(Stage stage, String jobId) throws InterruptedException {
        JsonObject job = stage.client().awaitEnd(jobId, PATIENCE);
        assertThat(job.getString("status")).as(job.toString()).isEqualTo("COMPLETED");
        JsonObject execution = job.getJsonArray("executions").getJsonObject(0);
        Duration time = Duration.between(
                Instant.parse(execution.getString("started")), Instant.parse(execution.getString("ended")));
        stage.client().delete("api/jobs/" + jobId);
        return time.toMillis() / 1000.0;
    }

    /** Each client has the events open and asks for the status besides; the next one comes a little later. */
    private double watched(Stage stage, AtomicInteger answers) throws Exception {
        String jobId = stage.client().start(LONG_JOB);
        URI job = stage.server().base().resolve("api/jobs/" + jobId);
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int late = client;
                all.add(clients.submit(() -> follow(job, wrong)));
                all.add(clients.submit(() -> ask(job, late, wrong, answers)));
            }
            for (Future<?> client : all) {
                client.get();
            }
        }
        assertThat(wrong).isEmpty();
        return seconds(stage, jobId);
    }

    private void follow(URI job, Queue<String> wrong) {
        try {
            HttpResponse<Stream<String>> events = http.send(
                    HttpRequest.newBuilder(URI.create(job + "/events"))
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = events.body()) {
                boolean ended = lines.anyMatch(line -> line.strip().equals("event: end"));
                if (events.statusCode() != 200 || !ended) {
                    wrong.add("events: " + events.statusCode() + ", end " + ended);
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            wrong.add("events: " + e);
        }
    }

    private void ask(URI job, int late, Queue<String> wrong, AtomicInteger answers) {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_EVERY.toMillis() * late / CLIENTS); // the pace, not a wait for anything
            boolean going = true;
            while (going) {
                HttpResponse<String> answer =
                        http.send(HttpRequest.newBuilder(job).build(), HttpResponse.BodyHandlers.ofString());
                answers.incrementAndGet();
                if (answer.statusCode() != 200) {
                    wrong.add("status: " + answer.statusCode() + " " + answer.body());
                    return;
                }
                String status = read(answer.body()).getString("status");
                going = status.equals("STARTING") || status.equals("STARTED");
                TimeUnit.MILLISECONDS.sleep(ASK_EVERY.toMillis());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            wrong.add("status: " + e);
        }
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** The limits are those of the defaults, save that fewer may wait, so that the queue is seen full. */
    @Test
    void ofAThousandStartsInABurstTheExcessIsRefusedAndNothingThatWasAcceptedIsLost() throws Exception {
        Map<String, String> settings = Map.of("START_LIMIT", "60", "START_LIMIT_IN_ALL", "600", "QUEUE_LENGTH", "25");
        try (Stage stage = Stage.open("burst", settings)) {
            stage.standIn().latency(Duration.ofSeconds(1)); // or the first would have ended before the last has come
            Map<Integer, Integer> counts = new TreeMap<>();
            List<String> accepted = new ArrayList<>();
            try (ExecutorService callers = Executors.newFixedThreadPool(50)) {
                List<Future<WallpaperClient.Answer>> starts = IntStream.range(0, STARTS)
                        .mapToObj(number -> callers.submit(() -> stage.client().post("api/jobs", TINY_JOB)))
                        .toList();
                for (Future<WallpaperClient.Answer> start : starts) {
                    WallpaperClient.Answer answer = start.get();
                    counts.merge(answer.status(), 1, Integer::sum);
                    if (answer.status() == 202) {
                        accepted.add(answer.json().getString("jobId"));
                    } else {
                        assertThat(Integer.parseInt(answer.headers().get("retry-after")))
                                .isPositive();
                    }
                }
            }
            System.out.println(STARTS + " starts: " + counts);
            assertThat(counts).containsOnlyKeys(202, 429, 503);
            assertThat(counts.getOrDefault(202, 0)).isGreaterThanOrEqualTo(27);
            assertThat(counts.getOrDefault(202, 0) + counts.getOrDefault(503, 0))
                    .as("what the rate let through")
                    .isBetween(60, 120);
            assertThat(stage.client().get("api/jobs").json().getInt("total")).isEqualTo(accepted.size());

            stage.standIn().latency(Duration.ZERO);
            for (String jobId : accepted) {
                assertThat(stage.client().awaitEnd(jobId, PATIENCE).getString("status"))
                        .isEqualTo("COMPLETED");
            }
        }
    }
}
