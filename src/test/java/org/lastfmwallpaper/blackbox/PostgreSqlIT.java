package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Hold;

/** The server's job repository in PostgreSQL, which dies, and with servers that die. */
class PostgreSqlIT {
    private static final int ALBUMS = 20;

    private static PostgreSql postgresql;
    private static Stage stage;
    private static WallpaperClient client;
    private static Trial trial;

    @BeforeAll
    static void runUndisturbed() throws InterruptedException {
        postgresql = PostgreSql.start("own");
        Map<String, String> settings = new HashMap<>(postgresql.newRepository());
        settings.put("MAX_WORKERS", "2");
        stage = Stage.open("postgresql", settings);
        client = stage.client();
        trial = Trial.of(stage, ALBUMS, 1280, 720);
    }

    @AfterEach
    void mend() {
        stage.standIn().faults().clear();
    }

    @AfterAll
    static void close() {
        stage.close();
        postgresql.close();
    }

    @Test
    void afterKillNineTheRunGoesOnToTheSameBytes() throws Exception {
        String jobId = trial.start();
        client.awaitDone(jobId, 5, Trial.PATIENCE);

        stage.server().kill();
        stage.server().startAgain();

        trial.isInterrupted(jobId);
        assertThat(trial.goesOnToTheSameBytes(jobId).getJsonArray("executions")).hasSize(2);
    }

    @Test
    void aRunWhoseRepositoryDiesCanBeRestartedWhenItIsBack() throws Exception {
        Hold covers = Behaviour.hold();
        String jobId = startedRun(covers);

        postgresql.kill();
        covers.release();

        JsonObject ended = client.awaitEnd(jobId, Trial.PATIENCE);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("FAILED");
        assertRefused();
        stage.standIn().faults().clear();
        postgresql.startAgain();
        trial.goesOnToTheSameBytes(jobId);
    }

    /** A run that waits for its later covers, with at least one chunk written. */
    private static String startedRun(Hold covers) throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        stage.standIn()
                .faults()
                .add(
                        request -> Faults.originals().test(request) && passed.incrementAndGet() > 12,
                        covers,
                        Integer.MAX_VALUE);
        String jobId = trial.start();
        covers.awaitHeld(2, Trial.PATIENCE);
        return jobId;
    }

    @Test
    void aServerThatStartsWithoutItsRepositorySaysSoAndWaitsForIt() throws Exception {
        postgresql.kill();
        stage.server().terminate();
        stage.server().launchAgain();
        awaitLog("does not answer: waiting for it");

        postgresql.startAgain();
        stage.server().awaitReady();

        trial.endsWithTheSameBytes(trial.start());
    }

    private static void assertRefused() throws IOException {
        WallpaperClient.Answer refused = client.post("api/jobs", "{\"username\":\"sixty\"}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().getString("detail")).contains("job repository");
        assertThat(stage.server().log()).contains("the server's job repository cannot be used");
    }

    private static void awaitLog(String words) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!stage.server().log().contains(words)) {
            assertThat(System.nanoTime())
                    .as("no '" + words + "' in:\n" + stage.server().log())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void thePasswordIsInNoLogInNoFileForOthersAndOnNoCommandLine() throws Exception {
        trial.endsWithTheSameBytes(trial.start());

        assertThat(stage.server().log()).doesNotContain(PostgreSql.PASSWORD);
        try (Stream<Path> files = Files.walk(stage.home())) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(PostgreSqlIT::othersCanRead)
                            .filter(PostgreSqlIT::holdsThePassword))
                    .isEmpty();
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            assertThat(processes.map(process -> process.resolve("cmdline")).filter(PostgreSqlIT::holdsThePassword))
                    .isEmpty();
        }
    }

    private static boolean othersCanRead(Path file) {
        try {
            if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                return false;
            }
            for (Path folder = file.getParent();
                    folder != null && folder.startsWith(stage.home());
                    folder = folder.getParent()) {
                if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // it went while we looked
        }
    }

    private static boolean holdsThePassword(Path file) {
        try {
            return Files.isReadable(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PostgreSql.PASSWORD);
        } catch (IOException e) {
            return false; // it went while we looked
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://127.0.0.1/wallpaper,                          JOB_REPOSITORY_URL must be the JDBC address",
        "jdbc:postgresql://127.0.0.1:5432,                        JOB_REPOSITORY_URL must be the JDBC address",
        "jdbc:postgresql://me:secret@127.0.0.1/wallpaper,         JOB_REPOSITORY_URL must be the JDBC address",
        "jdbc:postgresql://127.0.0.1/wallpaper?password=secret,   JOB_REPOSITORY_URL must not hold the user or the password",
        "jdbc:postgresql://127.0.0.1/wallpaper,                   JOB_REPOSITORY_USER is not: set it",
    })
    void aWrongAddressIsRefusedAtOnceInWordsThatHelp(String address, String words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(ServerProcess.script().toString()).redirectErrorStream(true);
        builder.environment().remove("JOB_REPOSITORY_USER");
        builder.environment()
                .putAll(Map.of(
                        "JOB_REPOSITORY_URL",
                        address,
                        "PORT",
                        String.valueOf(ServerProcess.freePort()),
                        "ADMIN_PORT",
                        String.valueOf(ServerProcess.freePort()),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "WALLPAPER_HOME",
                        stage.home().resolve("wrong").toString()));
        Process script = builder.start();
        List<String> said = script.inputReader().lines().toList();
        assertThat(script.waitFor()).isNotZero();
        assertThat(said).singleElement().asString().contains(words).doesNotContain("secret");
    }
}
