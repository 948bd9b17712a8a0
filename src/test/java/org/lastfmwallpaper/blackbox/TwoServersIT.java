package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two servers, each with a folder of its own for its configuration, share one WALLPAPER_HOME (docs/restart.md, 6). */
class TwoServersIT {
    private static final int ALBUMS = 20;
    private static final Duration SLOW_COVERS = Duration.ofMillis(500);

    @Test
    void aRunWhoseServerWasKilledGoesOnWithTheOther() throws Exception {
        try (Stage stage = Stage.open("two-servers", Map.of("MAX_WORKERS", "2"))) {
            Path home = stage.home();
            Map<String, String> settings = new HashMap<>(stage.standIn().settings());
            settings.put("WALLPAPER_HOME", home.toAbsolutePath().toString());
            settings.put("SERVER_ROOT", home.resolve("second").toAbsolutePath().toString());
            Trial trial = Trial.of(stage, ALBUMS, 640, 360);
            try (ServerProcess second = ServerProcess.start(settings, home.resolveSibling("two-servers-second.log"));
                    WallpaperClient client = new WallpaperClient(second.base())) {
                stage.standIn().latency(SLOW_COVERS); // the run must not be over too soon
                String jobId = trial.start();
                JsonObject going = client.awaitDone(jobId, 5, Trial.PATIENCE);
                assertThat(going.getString("status")).isEqualTo("STARTED");
                assertThat(client.restart(jobId).status()).isEqualTo(409);
                assertThat(client.stop(jobId).status()).isEqualTo(409);
                assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(409);

                stage.server().kill();
                JsonObject ended = client.awaitEnd(jobId, Duration.ofMinutes(1));
                assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("FAILED");
                assertThat(ended.getString("exitStatus")).as(ended.toString()).isEqualTo("INTERRUPTED");

                stage.standIn().latency(Duration.ZERO);
                int asked = trial.coversAsked();
                assertThat(client.restart(jobId).status()).isEqualTo(202);
                JsonObject completed = client.awaitEnd(jobId, Trial.PATIENCE);
                assertThat(completed.getString("status"))
                        .as(completed.toString())
                        .isEqualTo("COMPLETED");
                assertThat(client.archive(jobId)).isEqualTo(trial.undisturbed());
                assertThat(trial.coversAsked() - asked).isEqualTo(ALBUMS - Trial.done(ended));
            }
        }
    }
}
