package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two runs of sixty albums side by side, again and again, on a server that is killed at random moments: while it starts,
 * while it works, while it stops. Between the kills runs are stopped and memory is taken away. Run by {@code mvn -Psoak
 * verify -Dit.test=CrashSoak}. {@code -Dsoak.kills=40} shortens it, {@code -Dsoak.seed=7} takes other moments; the same
 * seed makes the same choices again.
 *
 * <p>Checked at each kill: the server's processes are gone, and what {@link DiskWitness} looks for. At each end of a run:
 * its archive has the bytes of an undisturbed one.
 */
class CrashSoak {
    private static final int ALBUMS = 60;
    private static final List<String> LISTENERS = List.of("sixty", "thousand");
    private static final int KILLS = Integer.getInteger("soak.kills", 200);
    private static final long SEED = Long.getLong("soak.seed", 20260501L);

    private static final double SHARE_WHILE_BOOTING = 0.4;
    private static final int LONGEST_WORK_MILLIS = 4000;
    private static final int LONGEST_END_MILLIS = 1500;
    private static final Duration SLOW_COVERS = Duration.ofMillis(150);

    /** The server takes 250 to 500 MiB; what is put beside it brings the group over the threshold. */
    private static final long GROUP_BYTES = 2L << 30;

    private static final String THRESHOLD = "0.7";
    private static final long EATEN_BYTES = 1300L << 20;

    private final Random random = new Random(SEED);
    private final List<Run> runs = new ArrayList<>();
    private long bootMillis = 8000;
    private int kills;
    private int killsWhileBooting;
    private int killsWhileStopping;
    private int stops;
    private int memoryAborts;
    private int automaticRestarts;
    private int archives;
    private int kept;
    private int madeAgain;

    /** A listener's run, begun anew as soon as it is complete. */
    private static final class Run {
        private final String listener;
        private final Trial trial;
        private String jobId = "";
        private @Nullable DiskWitness witness;

        Run(String listener, Trial trial) {
            this.listener = listener;
            this.trial = trial;
        }

        void begin(Stage stage) {
            int requestsBefore = stage.standIn().requests().size();
            jobId = trial.start();
            witness = new DiskWitness(stage, trial, listener, jobId, requestsBefore);
        }

        DiskWitness witness() {
            DiskWitness begun = witness;
            if (begun == null) {
                throw new IllegalStateException("no run of " + listener + " has begun");
            }
            return begun;
        }
    }

    @Test
    void everyArchiveHasTheSameBytesWhateverEndedItsRuns() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "MAX_WORKERS", "2",
                "RESTART_INTERRUPTED", "true",
                // The server starts in half the time: it never lives long enough for better code.
                "JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "LOW_MEMORY_BYTES", "0",
                "MEMORY_THRESHOLD", THRESHOLD,
                "MEMORY_PATIENCE", "PT1S",
                "AUTO_RESTART_CALM", "PT1S"));
        MemoryGroup group = MemoryGroup.of(GROUP_BYTES).orElse(null);
        Path home;
        long begun = System.nanoTime();
        try (group;
                Stage stage = Stage.open("soak", settings)) {
            home = stage.home();
            join(stage, group);
            for (String listener : LISTENERS) {
                runs.add(new Run(listener, Trial.of(stage, listener, ALBUMS, 640, 360)));
            }
            stage.standIn().latency(SLOW_COVERS);
            for (Run run : runs) {
                run.begin(stage);
            }
            while (kills < KILLS) {
                disturb(stage, group);
            }
            finish(stage, group);
        } finally {
            System.out.printf(
                    "seed %d, %d minutes: %d kills (%d while the server started, %d while it stopped), %d stops, %d memory"
                            + " aborts (%d automatic restarts), %d archives of the same bytes, %d wallpapers kept over"
                            + " kills, %d lost by them and made again%n",
                    SEED,
                    Duration.ofNanos(System.nanoTime() - begun).toMinutes(),
                    kills,
                    killsWhileBooting,
                    killsWhileStopping,
                    stops,
                    memoryAborts,
                    automaticRestarts,
                    archives,
                    kept,
                    madeAgain);
        }
        assertThat(processesNaming(home)).as("processes left").isEmpty();
    }

    private static List<String> processesNaming(Path home) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.flatMap(process -> process.info().commandLine().stream())
                    .filter(line -> line.contains(home.toString()))
                    .toList();
        }
    }

    private static void join(Stage stage, @Nullable MemoryGroup group) throws IOException {
        if (group != null) {
            group.add(stage.server().pid());
        }
    }

    private void disturb(Stage stage, @Nullable MemoryGroup group) throws Exception {
        if (!stage.server().isAlive()) {
            launch(stage, group);
            if (random.nextDouble() < SHARE_WHILE_BOOTING) {
                pause(random.nextLong(bootMillis));
                kill(stage);
                killsWhileBooting++;
                return;
            }
            long launched = System.nanoTime();
            stage.server().awaitReady();
            bootMillis = Duration.ofNanos(System.nanoTime() - launched).toMillis() + 500; // runs begin behind it
        }
        tend(stage);
        pause(random.nextInt(LONGEST_WORK_MILLIS));
        switch (random.nextInt(10)) {
            case 0 -> stop(stage, runs.get(random.nextInt(runs.size())));
            case 1, 2 -> takeMemory(stage, group);
            case 3 -> {
                stage.server().askToEnd();
                pause(random.nextInt(LONGEST_END_MILLIS));
                kill(stage);
                killsWhileStopping++;
            }
            default -> kill(stage);
        }
    }

    private static void launch(Stage stage, @Nullable MemoryGroup group) throws IOException {
        stage.server().launchAgain();
        join(stage, group);
    }

    /** The random moment itself, not a wait for anything. */
    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private void kill(Stage stage) throws Exception {
        List<ProcessHandle> processes = stage.server().processes();
        stage.server().kill();
        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        kills++;
        for (Run run : runs) {
            run.witness().look();
            kept += run.witness().whole();
        }
        if (kills % 10 == 0) {
            System.out.printf(
                    "%d kills, %d memory aborts, %d archives, a start takes %d ms%n",
                    kills, memoryAborts, archives, bootMillis);
        }
    }

    /** Completed runs are compared and begun anew; whatever ended otherwise goes on. */
    private void tend(Stage stage) throws Exception {
        for (Run run : runs) {
            JsonObject job = stage.client().job(run.jobId);
            switch (job.getString("status")) {
                case "COMPLETED" -> {
                    compare(stage, run);
                    run.begin(stage);
                }
                case "STARTING", "STARTED", "STOPPING" -> run.witness().look();
                default -> {
                    assertThat(job.getString("exitStatus")).as(job.toString()).isIn("INTERRUPTED", "MEMORY", "STOPPED");
                    run.witness().look();
                    restart(stage, run);
                }
            }
        }
    }

    private void compare(Stage stage, Run run) throws Exception {
        run.witness().look();
        JsonObject ended = run.trial.endsWithTheSameBytes(run.jobId);
        automaticRestarts += ended.getInt("automaticRestarts");
        madeAgain += run.witness().askedAgain();
        assertThat(stage.client().delete("api/jobs/" + run.jobId).status()).isEqualTo(204);
        archives++;
    }

    /** By hand, unless the server is about to do so itself, or has just done it. */
    private void restart(Stage stage, Run run) {
        WallpaperClient.Answer answer = stage.client().restart(run.jobId);
        assertThat(answer.status()).as(answer.body()).isIn(202, 409);
    }

    private void stop(Stage stage, Run run) throws Exception {
        if (stage.client().stop(run.jobId).status() == 202) {
            stage.client().awaitEnd(run.jobId, Trial.PATIENCE);
            run.witness().look();
            stops++;
        }
    }

    /** Until every run has ended; then, at times, somebody restarts them before the server does. */
    private void takeMemory(Stage stage, @Nullable MemoryGroup group) throws Exception {
        if (group == null) {
            return;
        }
        try (MemoryEater eater = MemoryEater.of(EATEN_BYTES, group)) {
            assertThat(eater).isNotNull();
            for (Run run : runs) {
                JsonObject job = stage.client().awaitEnd(run.jobId, Trial.PATIENCE);
                run.witness().look();
                if (Set.of("MEMORY").contains(exitStatus(job).orElse(""))) {
                    memoryAborts++;
                }
            }
        }
        if (random.nextBoolean()) {
            pause(random.nextInt(LONGEST_WORK_MILLIS));
        }
    }

    private static Optional<String> exitStatus(JsonObject job) {
        return Optional.ofNullable(job.getString("exitStatus", null));
    }

    private void finish(Stage stage, @Nullable MemoryGroup group) throws Exception {
        if (!stage.server().isAlive()) {
            launch(stage, group);
        }
        stage.server().awaitReady();
        for (Run run : runs) {
            JsonObject job = stage.client().awaitEnd(run.jobId, Trial.PATIENCE);
            while (!job.getString("status").equals("COMPLETED")) {
                restart(stage, run);
                job = stage.client().awaitEnd(run.jobId, Trial.PATIENCE);
            }
            compare(stage, run);
        }
    }
}
