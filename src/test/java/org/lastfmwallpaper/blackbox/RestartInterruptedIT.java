package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With RESTART_INTERRUPTED=true nobody need ask (docs/restart.md, 10). */
class RestartInterruptedIT {
    private static final Duration SLOW_COVERS = Duration.ofMillis(500);

    @Test
    void aRunThatACrashInterruptedGoesOnWhenTheServerStarts() throws Exception {
        try (Stage stage =
                Stage.open("restart-interrupted", Map.of("MAX_WORKERS", "2", "RESTART_INTERRUPTED", "true"))) {
            Trial trial = Trial.of(stage, 20, 1280, 720);
            stage.standIn().latency(SLOW_COVERS); // neither run must be over too soon
            String stopped = trial.start();
            stage.client().awaitDone(stopped, 1, Trial.PATIENCE);
            stage.client().stop(stopped);
            stage.client().awaitEnd(stopped, Trial.PATIENCE);
            String killed = trial.start();
            stage.client().awaitDone(killed, 5, Trial.PATIENCE);

            stage.server().kill();
            stage.standIn().latency(Duration.ZERO);
            stage.server().startAgain();

            // The server is up a moment before its background work is.
            stage.client().await(killed, job -> job.getJsonArray("executions").size() == 2, Trial.PATIENCE);
            trial.endsWithTheSameBytes(killed);
            assertThat(stage.client().job(stopped).getString("status"))
                    .as("a run that somebody stopped stays so")
                    .isEqualTo("STOPPED");
        }
    }
}
