package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Hold;

/** The queue among several servers and over their ends, which take a while: {@code mvn -Psoak verify -Dit.test=QueueSoak}. */
class QueueSoak {
    private static final String REQUEST = "{\"username\":\"sixty\",\"limit\":12,\"width\":640,\"height\":360}";
    private static final Map<String, String> SETTINGS =
            Map.of("MAX_WORKERS", "2", "MAX_JOBS", "1", "ALBUM_TIMEOUT", "PT10M");
    private static final int KILLS = Integer.getInteger("soak.kills", 5);

    /** Starts so many runs, of which the first stands still at its covers. */
    private static List<String> start(Stage stage, int number, Hold hold) throws InterruptedException {
        stage.standIn().faults().add(Faults.pictures(), hold, Integer.MAX_VALUE);
        List<String> jobs = new ArrayList<>();
        for (int count = 0; count < number; count++) {
            jobs.add(stage.client().start(REQUEST));
        }
        hold.awaitHeld(1, Trial.PATIENCE);
        return jobs;
    }

    private static void complete(Stage stage, List<String> jobs, int executions) throws InterruptedException {
        for (String jobId : jobs) {
            JsonObject ended = stage.client().awaitEnd(jobId, Trial.PATIENCE);
            assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
            assertThat(ended.getJsonArray("executions")).as(ended.toString()).hasSize(executions);
        }
    }

    @Test
    void ofTwoServersOnOneFolderOneBeginsEachRun() throws Exception {
        try (Stage stage = Stage.open("queue-first", SETTINGS)) {
            Hold hold = Behaviour.hold();
            List<String> jobs = start(stage, 6, hold);
            Map<String, String> settings = new HashMap<>(stage.standIn().settings());
            settings.putAll(SETTINGS);
            settings.put("WALLPAPER_HOME", stage.home().toAbsolutePath().toString());
            settings.put(
                    "SERVER_ROOT",
                    stage.home().resolve("second").toAbsolutePath().toString());
            try (ServerProcess second =
                    ServerProcess.start(settings, stage.home().resolveSibling("queue-second.log"))) {
                stage.client().await(jobs.get(1), job -> job.getString("status").equals("STARTED"), Trial.PATIENCE);
                assertThat(second.log()).contains(jobs.get(1) + " starts as execution ");
                assertThat(stage.client().job(jobs.get(2)).getInt("queuePosition"))
                        .isEqualTo(1);
                stage.standIn().faults().clear();
                complete(stage, jobs, 1);
            }
        }
    }

    @Test
    void aServerThatStopsBeginsNoneOfThoseThatWaitAndTheNextOneDoes() throws Exception {
        try (Stage stage = Stage.open("queue-stop", SETTINGS)) {
            stage.standIn().latency(Duration.ofSeconds(1));
            List<String> jobs =
                    List.of(stage.client().start(REQUEST), stage.client().start(REQUEST));
            stage.client().awaitDone(jobs.getFirst(), 1, Trial.PATIENCE);
            stage.server().terminate();
            assertThat(stage.server().log()).doesNotContain(jobs.getLast() + " starts as execution ");

            stage.server().startAgain();
            stage.standIn().latency(Duration.ZERO);
            complete(stage, List.of(jobs.getLast()), 1);
            assertThat(stage.client().job(jobs.getFirst()).getString("status")).isEqualTo("STOPPED");
        }
    }

    /** Each kill interrupts the run that is going; none of the others is lost, begun twice, or passed over. */
    @Test
    void howeverOftenTheServerIsKilledEachRunBeginsOnceAndInItsTurn() throws Exception {
        try (Stage stage = Stage.open("queue-kills", SETTINGS)) {
            Hold hold = Behaviour.hold();
            List<String> jobs = start(stage, KILLS + 1, hold);
            for (int kill = 1; kill <= KILLS; kill++) {
                stage.server().kill();
                stage.server().startAgain();
                int next = kill;
                stage.client()
                        .await(jobs.get(next), job -> job.getString("status").equals("STARTED"), Trial.PATIENCE);
                assertThat(stage.client().job(jobs.get(next - 1)).getString("exitStatus"))
                        .isEqualTo("INTERRUPTED");
            }
            stage.standIn().faults().clear();
            complete(stage, List.of(jobs.getLast()), 1);
            for (String jobId : jobs.subList(0, KILLS)) {
                assertThat(stage.client().restart(jobId).status()).isEqualTo(202);
            }
            complete(stage, jobs.subList(0, KILLS), 2);
        }
    }
}
