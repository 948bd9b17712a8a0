package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Hold;

/**
 * A run of a thousand albums lives in as little memory as one of a hundred: {@code mvn -Psoak verify
 * -Dit.test=ThousandSoak}. The workers are held up at the download while the heap is looked at, so that what they have in
 * hand is the same each time.
 */
class ThousandSoak {
    private static final int ALBUMS = 1000;
    private static final long MOST_GROWTH_BYTES = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Test
    void theLiveSetDoesNotGrowWithTheAlbums() throws Exception {
        try (Stage stage = Stage.open("thousand", Map.of("MAX_WORKERS", "4", "JAVA_OPTS", "-Xmx1g"))) {
            Path repository = stage.home().resolve("payara-micro");
            long repositoryBefore = bytesIn(repository);
            Hold atHundred = holdAfter(stage, 100);
            long begun = System.nanoTime();
            String jobId = stage.client()
                    .start("{\"username\":\"thousand\",\"limit\":%d,\"width\":640,\"height\":360}".formatted(ALBUMS));
            CompletableFuture<Long> events = CompletableFuture.supplyAsync(() -> eventBytes(stage, jobId));
            long early = liveWhenHeld(stage, atHundred);
            stage.standIn().faults().clear();
            Hold nearTheEnd = holdAfter(stage, ALBUMS - 20 - 100);
            long late = liveWhenHeld(stage, nearTheEnd);
            stage.standIn().faults().clear();
            JsonObject job = stage.client().awaitEnd(jobId, PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            long ended = liveBytes(stage.server());

            System.out.printf(
                    "live set at 100 albums %d bytes, at %d %d, at the end %d; %d s; the job's JSON has %d bytes, its"
                            + " events %d; the server's files grew by %d%n",
                    early,
                    ALBUMS - 20,
                    late,
                    ended,
                    took.toSeconds(),
                    stage.client().get("api/jobs/" + jobId).body().getBytes(StandardCharsets.UTF_8).length,
                    events.join(),
                    bytesIn(repository) - repositoryBefore);
            assertThat(job.getString("status")).as(job.toString()).isEqualTo("COMPLETED");
            assertThat(Trial.done(job)).isEqualTo(ALBUMS);
            assertThat(late - early).as("growth from 100 albums on").isLessThan(MOST_GROWTH_BYTES);
            assertThat(ended - early).as("growth from 100 albums to the end").isLessThan(MOST_GROWTH_BYTES);
        }
    }

    /** The covers from then on wait; those before it do not. */
    private static Hold holdAfter(Stage stage, int covers) {
        AtomicInteger passed = new AtomicInteger();
        Hold hold = Behaviour.hold();
        stage.standIn()
                .faults()
                .add(
                        request -> Faults.originals().test(request) && passed.incrementAndGet() > covers,
                        hold,
                        Integer.MAX_VALUE);
        return hold;
    }

    private static long liveWhenHeld(Stage stage, Hold hold) throws Exception {
        hold.awaitHeld(4, PATIENCE); // one for each worker
        return liveBytes(stage.server());
    }

    /** What the second of two full collections leaves: the first may only enqueue what the second frees. */
    private static long liveBytes(ServerProcess server) throws IOException, InterruptedException {
        histogram(server);
        List<String> lines = histogram(server);
        return lines.stream()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no total in " + lines));
    }

    /** {@code GC.class_histogram} collects garbage, then counts the objects that are left. */
    private static List<String> histogram(ServerProcess server) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (InputStream out = jcmd.getInputStream()) {
            List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(jcmd.waitFor()).as(lines.toString()).isZero();
            return lines;
        }
    }

    private static long eventBytes(Stage stage, String jobId) {
        try (Response response = stage.client()
                        .target("api/jobs/" + jobId + "/events")
                        .request("text/event-stream")
                        .get();
                InputStream events = response.readEntity(InputStream.class)) {
            return events.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the events of job " + jobId + " broke off", e);
        }
    }

    private static long bytesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
