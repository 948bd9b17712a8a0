package org.lastfmwallpaper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonObject job(int done, int skipped, int total, String status) {
        return Json.createObjectBuilder()
                .add("status", status)
                .add(
                        "progress",
                        Json.createObjectBuilder()
                                .add("done", done)
                                .add("skipped", skipped)
                                .add("total", total))
                .build();
    }

    @Test
    void aTerminalSeesABarDrawnOverItself() {
        Progress progress = progress(true);

        progress.show(job(0, 0, 0, "STARTING"));
        progress.show(job(4, 1, 10, "STARTED"));

        assertThat(written())
                .isEqualTo("\r[" + ".".repeat(30) + "] 0 of 0, STARTING" + "\r[" + "#".repeat(15) + ".".repeat(15)
                        + "] 5 of 10, STARTED");
    }

    @Test
    void aShorterTextLeavesNothingOfALongerOne() {
        Progress progress = progress(true);

        progress.show(job(1, 0, 1, "COMPLETED"));
        progress.show(job(1, 0, 1, "FAILED"));

        assertThat(written()).endsWith("FAILED   ");
    }

    @Test
    void aLogGetsALineForEachChange() {
        Progress progress = progress(false);

        progress.show(job(1, 0, 2, "STARTED"));
        progress.show(job(1, 0, 2, "STARTED"));
        progress.show(job(2, 0, 2, "COMPLETED"));
        progress.end();

        assertThat(written()).doesNotContain("\r");
        assertThat(written().lines()).hasSize(2).last().asString().endsWith("2 of 2, COMPLETED");
    }
}
