package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;

/** Runs that an operator stops and restarts from WildFly's own console, by its command line. */
@EnabledIfSystemProperty(named = "server", matches = "wildfly")
class WildFlyConsoleIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REQUEST = "{\"username\":\"sixty\",\"limit\":24,\"width\":1280,\"height\":720}";

    private static Stage stage;
    private static WallpaperClient client;
    private static byte[] undisturbed;

    @BeforeAll
    static void runUndisturbed() throws InterruptedException {
        stage = Stage.open("console", Map.of("MAX_WORKERS", "2"));
        client = stage.client();
        String jobId = client.start(REQUEST);
        assertThat(client.awaitEnd(jobId, PATIENCE).getString("status")).isEqualTo("COMPLETED");
        undisturbed = client.archive(jobId);
    }

    @AfterEach
    void mend() {
        stage.standIn().faults().clear();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void aFailedRunRestartedFromTheConsoleGoesOnToTheSameBytes() throws Exception {
        stage.standIn()
                .faults()
                .add(Faults.calls("user.gettopalbums"), Behaviour.status(500, Map.of(), ""), Integer.MAX_VALUE);
        String jobId = client.start(REQUEST);
        JsonObject failed = client.awaitEnd(jobId, PATIENCE);
        assertThat(failed.getString("status")).as(failed.toString()).isEqualTo("FAILED");
        stage.standIn().faults().clear();

        console("restart-job", failed);

        assertCompletesWithTheSameBytes(jobId);
    }

    @Test
    void aRunStoppedAndRestartedFromTheConsoleGoesOnToTheSameBytes() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        // Half of the covers come, which is enough for one chunk; the others wait until the run has been told to stop.
        stage.standIn()
                .faults()
                .add(
                        request -> Faults.originals().test(request) && asked.incrementAndGet() > 12,
                        Behaviour.hold(),
                        Integer.MAX_VALUE);
        String jobId = client.start(REQUEST);
        client.awaitDone(jobId, 5, PATIENCE);

        console("stop-job", client.job(jobId));
        stage.standIn().faults().clear();
        JsonObject stopped = client.awaitEnd(jobId, PATIENCE);
        assertThat(stopped.getString("status")).as(stopped.toString()).isEqualTo("STOPPED");
        console("restart-job", stopped);

        assertCompletesWithTheSameBytes(jobId);
    }

    @Test
    void aKilledRunRestartedFromTheConsoleGoesOnToTheSameBytes() throws Exception {
        String jobId = client.start(REQUEST);
        client.awaitDone(jobId, 5, PATIENCE);
        stage.server().kill();
        stage.server().startAgain();

        console("restart-job", client.job(jobId));

        assertCompletesWithTheSameBytes(jobId);
    }

    private static void assertCompletesWithTheSameBytes(String jobId) throws InterruptedException {
        JsonObject ended = client.await(jobId, job -> job.getString("status").equals("COMPLETED"), PATIENCE);
        assertThat(ended.getJsonArray("executions")).hasSize(2);
        assertThat(client.archive(jobId)).isEqualTo(undisturbed);
    }

    /** What {@code server-config/wildfly/README.md} tells an operator to type. */
    private static void console(String operation, JsonObject job) throws IOException, InterruptedException {
        int execution = job.getJsonArray("executions")
                .getValuesAs(JsonObject.class)
                .getLast()
                .getInt("executionId");
        String command = "/deployment=lastfm-wallpaper.war/subsystem=batch-jberet:%s(execution-id=%d)"
                .formatted(operation, execution);
        ProcessBuilder builder = new ProcessBuilder(
                commandLine().toString(),
                "--connect",
                "--controller=127.0.0.1:" + stage.server().setting("ADMIN_PORT").orElseThrow(),
                "--command=" + command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("success");
    }

    private static Path commandLine() throws IOException {
        Path servers = Path.of(System.getProperty("project.build.directory", "target"), "server/wildfly");
        try (Stream<Path> versions = Files.list(servers)) {
            return versions.map(version -> version.resolve("bin/jboss-cli.sh"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
