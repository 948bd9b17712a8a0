package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** What runs leave behind with every log wide open: none of it holds a secret, and no line of a log is forged. */
class SecretsIT {
    private static final String PASSWORD = "corréct:horse-battery";
    private static final String ALL_RUNS = "api/jobs";
    private static final List<String> SECRETS = List.of(LastFmStandIn.API_KEY, LastFmStandIn.SHARED_SECRET, PASSWORD);

    /** Ours, the HTTP clients' and the batch runtime's, save the covers' own bytes; a whole server would write for minutes. */
    private static final String LOGGING = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=LOG %4$s %3$s %5$s%6$s%n
            .level=INFO
            org.lastfmwallpaper.level=ALL
            org.apache.hc.level=ALL
            org.apache.hc.client5.http.wire.level=INFO
            org.glassfish.jersey.client.level=ALL
            org.glassfish.jersey.logging.level=ALL
            com.ibm.jbatch.level=ALL
            sun.net.www.level=ALL
            sun.net.www.protocol.http.HttpURLConnection.level=ALL
            jdk.internal.httpclient.level=ALL
            """;

    /** The reordering and the invisible ones of Unicode (UAX 9), and all that moves a terminal's cursor. */
    private static final Pattern FORGING =
            Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u2028\\u2029]");

    private static Stage stage;
    private static final List<String> answers = new ArrayList<>();
    private static String log = "";

    @BeforeAll
    static void leaveTraces(@TempDir Path folder) throws Exception {
        assumeThat(ServerProcess.SERVER).as("whose log this test can open").isEqualTo("payara-micro");
        Path logging = Files.writeString(folder.resolve("logging.properties"), LOGGING);
        stage = Stage.open(
                "secrets",
                Map.of(
                        "LASTFM_SHARED_SECRET",
                        LastFmStandIn.SHARED_SECRET,
                        "OPERATOR_USER",
                        "ann",
                        "OPERATOR_PASSWORD",
                        PASSWORD,
                        "JAVA_OPTS",
                        "-Djava.util.logging.config.file=" + logging.toAbsolutePath()));
        for (String listener : List.of("oddtitles", "coverless", "badkey", "nobody")) {
            String jobId = stage.client()
                    .start("{\"username\":\"%s\",\"limit\":13,\"width\":640,\"height\":360}".formatted(listener));
            JsonObject ended = stage.client().awaitEnd(jobId, Trial.PATIENCE);
            answers.add(ended.toString());
            answers.add(stage.client().get("api/jobs/" + jobId + "/events").body());
            answers.add(stage.client().restart(jobId).body());
            stage.client().awaitEnd(jobId, Trial.PATIENCE);
            if (ended.getString("status").equals("COMPLETED")) {
                answers.add(Archives.report(stage.client().archive(jobId)).toString());
            }
        }
        theOperatorIsAskedForTheirPassword();
        for (String path : List.of(
                "api/config",
                "api/memory",
                "api/jobs",
                "api/jobs/AAAAAAAAAAAAAAAAAAAAAA",
                "api/nothing",
                "",
                "js/app.js")) {
            answers.add(stage.client().get(path).body());
        }
        answers.add(
                stage.client().post("api/jobs", "{\"username\":\"a\\nFORGED\"}").body());
        answers.add(stage.client().get("api/jobs/%0AFORGED%1B%5B31m").body());
        log = stage.server().log();
        stage.server().terminate(); // so that the repository is written, and can be read
    }

    private static void theOperatorIsAskedForTheirPassword() {
        WallpaperClient.Answer refused = stage.client().get(ALL_RUNS);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().get("www-authenticate")).startsWith("Basic realm=");
        assertThat(refused.json().getString("detail")).contains("OPERATOR_PASSWORD");

        assertThat(statusFor("ann:" + PASSWORD)).isEqualTo(200);
        assertThat(statusFor("ann:" + PASSWORD + "x")).isEqualTo(401);
        assertThat(statusFor("bob:" + PASSWORD)).isEqualTo(401);
        assertThat(statusFor("ann")).isEqualTo(401);
        assertThat(RawHttp.get(stage.server().base(), ALL_RUNS, "Authorization: Basic !"))
                .isEqualTo(401);
    }

    private static int statusFor(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return RawHttp.get(stage.server().base(), ALL_RUNS, "Authorization: Basic " + encoded);
    }

    @AfterAll
    static void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void theLogIsWideOpen() {
        assertThat(log).contains("LOG FINE org.lastfmwallpaper").contains("LOG FINE org.apache.hc");
    }

    @Test
    void noSecretIsInTheLog() throws IOException {
        assertHoldsNone("the log", stage.server().log().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noSecretIsInAnAnswer() {
        assertThat(answers).hasSizeGreaterThan(15);
        assertHoldsNone("the answers", String.join("\n", answers).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noSecretIsInAFile() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(stage.home())) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files)
                .as("the job repository is among them")
                .anyMatch(file -> file.toString().endsWith("mv.db"));
        assertThat(files).anyMatch(file -> file.endsWith("request.json"));
        for (Path file : files) {
            assertHoldsNone(stage.home().relativize(file).toString(), read(file));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** As it is, as Java writes wide characters, and as HTTP and programs encode it. */
    private static void assertHoldsNone(String what, byte[] content) {
        String narrow = new String(content, StandardCharsets.ISO_8859_1);
        for (String secret : SECRETS) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            for (String form : List.of(
                    secret,
                    new String(secret.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1),
                    HexFormat.of().formatHex(bytes),
                    Base64.getEncoder().withoutPadding().encodeToString(bytes),
                    Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(("ann:" + secret).getBytes(StandardCharsets.UTF_8)))) {
                assertThat(narrow.contains(form)).as("a secret in %s", what).isFalse();
            }
        }
    }

    @Test
    void noTitleAndNoCallerForgesALineOfTheLog() {
        assertThat(log).as("a title's second line").doesNotContainPattern("(?m)^\\s*(Second line|Break\\b|FORGED)");
        assertThat(FORGING.matcher(log).find())
                .as("text that reads in another order")
                .isFalse();
        assertThat(log.replaceAll("\u001b\\[(0|1;9\\d)m", ""))
                .as("the server's own colours apart")
                .doesNotContain("\u001b");
    }
}
