package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server's job repository on a full disk: the server cannot write down how its runs go, and we must not need it to. */
class FullRepositoryIT {
    @Test
    void aRunWhoseServerCannotWriteItsRepositoryIsNotLost() throws Exception {
        try (SmallDisk disk = SmallDisk.mount("repository", 200);
                Stage stage = Stage.open(
                        "full-repository",
                        Map.of(
                                "MAX_WORKERS",
                                "2",
                                "SERVER_ROOT",
                                Files.createDirectories(disk.folder().resolve("server"))
                                        .toString()))) {
            WallpaperClient client = stage.client();
            Trial trial = Trial.of(stage, 20, 1280, 720);
            String jobId = trial.start();
            client.awaitDone(jobId, 2, Trial.PATIENCE);
            disk.fill(0);

            // The wallpapers have another disk. Whether the run ends, or its server knows no more of it, it can be
            // looked at.
            JsonObject seen = client.await(
                    jobId,
                    job -> !job.getJsonObject("links").containsKey("stop") || isOutOfSpace(stage),
                    Trial.PATIENCE);
            assertThat(seen.getString("status")).as(seen.toString()).isIn("STARTED", "COMPLETED", "FAILED");

            disk.remount("size=300m");
            Files.delete(Path.of(disk.folder().toString(), "ballast"));
            stage.server().kill();
            stage.server().startAgain();
            if (client.job(jobId).getString("status").equals("COMPLETED")) {
                trial.endsWithTheSameBytes(jobId);
            } else {
                trial.goesOnToTheSameBytes(jobId);
            }
        }
    }

    private static boolean isOutOfSpace(Stage stage) {
        try {
            return stage.server().log().contains("No space left on device");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
