package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Memory that another process takes, and that a container limits. */
class MemoryIT {
    private static final Duration SLOW_COVERS = Duration.ofSeconds(2);
    /** The use that a run starts again under is ten points below the threshold, and the run itself needs some. */
    private static final double OVER_PRESENT_USE = 0.16;

    /** docs/restart.md, 9. */
    @Test
    void aRunThatMemoryEndsGoesOnByItselfWhenItIsBack() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/meminfo")), "only Linux tells here how much memory it has");
        long total = MemoryEater.machine("MemTotal");
        double used = 1 - (double) MemoryEater.machine("MemAvailable") / total;
        assumeTrue(used < 0.6, "a quarter of the memory must be free, and something to spare");
        String threshold = String.format(Locale.ROOT, "%.3f", used + OVER_PRESENT_USE);
        try (Stage stage = Stage.open(
                "memory",
                Map.of(
                        "MAX_WORKERS", "2",
                        "MEMORY_THRESHOLD", threshold,
                        "MEMORY_PATIENCE", "PT2S",
                        "AUTO_RESTART_CALM", "PT3S",
                        "JAVA_OPTS", "-Xmx2g"))) {
            Trial trial = Trial.of(stage, 20, 1280, 720);
            stage.standIn().latency(SLOW_COVERS); // the run must not be over before memory is short
            String jobId = trial.start();
            stage.client().awaitDone(jobId, 3, Trial.PATIENCE);

            try (MemoryEater eater = MemoryEater.of(total / 4)) {
                assertThat(eater).isNotNull();
                JsonObject ended = stage.client().awaitEnd(jobId, Trial.PATIENCE);
                assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("FAILED");
                assertThat(ended.getString("exitStatus")).as(ended.toString()).isEqualTo("MEMORY");
                assertThat(Trial.done(ended)).isBetween(3, 19);
            }
            stage.standIn().latency(Duration.ZERO);

            JsonObject again = stage.client()
                    .await(jobId, job -> job.getJsonArray("executions").size() == 2, Trial.PATIENCE);
            assertThat(again.getInt("automaticRestarts")).isEqualTo(1);
            assertThat(trial.endsWithTheSameBytes(jobId).getJsonArray("partitions"))
                    .as("one worker fewer")
                    .hasSize(1);
            assertThat(stage.server().log()).contains("starts again by itself");
        }
    }

    @Test
    void inAContainerTheServerCountsTheContainersMemory() throws Exception {
        Optional<MemoryGroup> made = MemoryGroup.of(1L << 30);
        assumeTrue(made.isPresent(), "no memory group of version 1 can be made here");
        try (MemoryGroup group = made.orElseThrow();
                Stage stage = Stage.open("container", Map.of("JAVA_OPTS", "-Xmx256m"))) {
            group.add(stage.server().pid());

            JsonObject memory = stage.client().get("api/memory").json();
            assertThat(memory.getJsonNumber("totalBytes").longValue()).isEqualTo(1L << 30);
            assertThat(memory.getJsonNumber("availableBytes").longValue()).isLessThan(1L << 30);
            assertThat(memory.getBoolean("lowMemory")).isTrue();
            assertThat(memory.getInt("workers")).isEqualTo(1);
            JsonObject job = stage.client()
                    .post("api/jobs", "{\"username\":\"sixty\",\"limit\":60,\"width\":640,\"height\":360}")
                    .json();
            assertThat(job.getInt("limit")).isEqualTo(20);
            stage.client().awaitEnd(job.getString("jobId"), Trial.PATIENCE);
        }
    }
}
