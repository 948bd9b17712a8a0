package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The same job, killed at random moments over as many runs as it takes, with stops between (docs/restart.md, 1 and 3); run
 * by {@code mvn -Psoak verify}. {@code -Dsoak.kills=40} shortens it, {@code -Dsoak.seed=7} takes other moments.
 */
class CrashSoak {
    private static final int ALBUMS = 60;
    private static final int KILLS = Integer.getInteger("soak.kills", 200);
    private static final long SEED = Long.getLong("soak.seed", 20260501L);
    private static final int LONGEST_MILLIS = 8000;
    private static final int ONE_STOP_IN = 4;

    private final Random random = new Random(SEED);
    private int kills;
    private int stops;
    private int archives;
    private int kept;

    @Test
    void everyArchiveHasTheSameBytesWhateverEndedItsRuns() throws Exception {
        try (Stage stage = Stage.open("soak", Map.of("MAX_WORKERS", "2"))) {
            Trial trial = Trial.of(stage, ALBUMS, 1280, 720);
            while (kills < KILLS) {
                runToItsEnd(stage, trial);
                archives++;
            }
        } finally {
            System.out.printf(
                    "seed %d: %d kills, %d stops, %d archives of the same bytes, %d wallpapers kept over restarts%n",
                    SEED, kills, stops, archives, kept);
        }
    }

    private void runToItsEnd(Stage stage, Trial trial) throws Exception {
        int asked = trial.coversAsked();
        int missing = ALBUMS;
        String jobId = trial.start();
        while (kills < KILLS && isRunningAfterAWhile(stage, jobId)) {
            disturb(stage, jobId);
            JsonObject job = stage.client().awaitEnd(jobId, Trial.PATIENCE);
            assertThat(trial.coversAsked() - asked).as("covers fetched since").isLessThanOrEqualTo(missing);
            if (job.getString("status").equals("COMPLETED")) {
                break;
            }
            kept += Trial.done(job);
            missing = ALBUMS - Trial.done(job);
            asked = trial.coversAsked();
            WallpaperClient.Answer answer = stage.client().restart(jobId);
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        }
        trial.endsWithTheSameBytes(jobId);
        assertThat(trial.coversAsked() - asked).as("covers fetched since").isEqualTo(missing);
        assertThat(stage.client().delete("api/jobs/" + jobId).status()).isEqualTo(204);
    }

    private boolean isRunningAfterAWhile(Stage stage, String jobId) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                random.nextInt(LONGEST_MILLIS)); // the random moment itself, not a wait for anything
        return stage.client().job(jobId).getJsonObject("links").containsKey("stop");
    }

    private void disturb(Stage stage, String jobId) throws InterruptedException {
        if (random.nextInt(ONE_STOP_IN) == 0) {
            assertThat(stage.client().stop(jobId).status()).isIn(202, 409);
            stops++;
        } else {
            stage.server().kill();
            kills++;
            stage.server().startAgain();
        }
    }
}
