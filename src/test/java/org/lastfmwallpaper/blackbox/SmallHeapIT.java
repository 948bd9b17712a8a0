package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.standin.Behaviour;

/**
 * A heap of 256 MiB, of which the server itself lives in some 100, and covers of 3000 × 3000 pixels. Decoded in Java they
 * need the most of it; the whole hundred, and the native decoder, are in {@link SmallHeapSoak}.
 */
class SmallHeapIT {
    private static final int MAX_WORKERS = 4;

    @Test
    void coversOf3000PixelsAreMadeByFewerWorkersWithoutRunningOutOfMemory(@TempDir Path dumps) throws Exception {
        JsonObject job = completes(16, false, dumps, Trial.PATIENCE);
        assertThat(job.getJsonArray("partitions").size()).isLessThan(MAX_WORKERS);
    }

    /** A cover that takes more memory than there is, in whatever calm, must not keep those behind it from being made. */
    @Test
    void aCoverThatNeverFitsIsLeftOutInTheEnd() throws Exception {
        try (Stage stage = Stage.open("never-fits", Map.of("JAVA_OPTS", "-Xmx256m", "AUTO_RESTART_CALM", "PT1S"))) {
            String second = stage.standIn().chart("sixty").get(1).hash();
            stage.standIn()
                    .faults()
                    .add(
                            request -> request.path().contains(second),
                            Behaviour.file("image/png", picture(7000)),
                            Integer.MAX_VALUE);
            String jobId = stage.client().start("{\"username\":\"sixty\",\"limit\":4,\"width\":640,\"height\":360}");
            JsonObject job =
                    stage.client().await(jobId, run -> run.getString("status").equals("COMPLETED"), Trial.PATIENCE);

            assertThat(Trial.done(job)).as(job.toString()).isEqualTo(3);
            JsonObject skipped = job.getJsonArray("skippedAlbums").getJsonObject(0);
            assertThat(skipped.getInt("rank")).isEqualTo(2);
            assertThat(skipped.getString("reason")).contains("memory");
            assertThat(job.getInt("automaticRestarts"))
                    .as("times it was tried again first")
                    .isEqualTo(2);
        }
    }

    private static byte[] picture(int side) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR), "png", png);
        return png.toByteArray();
    }

    /** Runs the job on a server of its own; the JVM leaves a dump in the folder at its first OutOfMemoryError, caught or not. */
    static JsonObject completes(int albums, boolean nativeCode, Path dumps, Duration patience)
            throws IOException, InterruptedException {
        assumeThat(Runtime.getRuntime().availableProcessors())
                .as("cores: on one there is one worker anyway")
                .isGreaterThan(1);
        try (Stage stage = Stage.open(
                "small-heap",
                Map.of(
                        "JAVA_OPTS",
                        "-Xmx256m -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=" + dumps.toAbsolutePath(),
                        "MAX_WORKERS",
                        String.valueOf(MAX_WORKERS),
                        "NATIVE_CODE",
                        String.valueOf(nativeCode)))) {
            String jobId = stage.client()
                    .start("{\"username\":\"big\",\"limit\":%d,\"width\":1920,\"height\":1080}".formatted(albums));
            JsonObject job = stage.client().awaitEnd(jobId, patience);

            assertThat(job.getString("status")).as(job.toString()).isEqualTo("COMPLETED");
            assertThat(Trial.done(job)).as(job.toString()).isEqualTo(albums);
            assertThat(job.getJsonArray("executions")).as("starts").hasSize(1);
            try (var dumped = Files.list(dumps)) {
                assertThat(dumped).as("dumps of a heap that was used up").isEmpty();
            }
            assertThat(stage.server().log()).doesNotContain("OutOfMemoryError");
            return job;
        }
    }
}
