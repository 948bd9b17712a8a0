package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator's own tools ask: health, metrics, and the dashboard that draws them. */
class OperationsIT {
    private static final Pattern METRIC = Pattern.compile("\\bwallpaper_[a-z_]+");

    private static Map<String, Double> before;
    private static Map<String, Double> after;

    @BeforeAll
    static void runSome() throws InterruptedException {
        before = samples();
        WallpaperClient client = Stage.shared().client();
        String jobId = client.start("{\"username\":\"coverless\",\"limit\":8,\"width\":640,\"height\":360}");
        assertThat(client.awaitEnd(jobId, Trial.PATIENCE).getString("status")).isEqualTo("COMPLETED");
        after = samples();
    }

    private static Map<String, Double> samples() {
        return scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }

    private static String scrape() {
        WallpaperClient.Answer answer = Stage.shared().client().get("api/metrics");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("text/plain");
        return answer.body();
    }

    @Test
    void metricsCountWhatARunDid() {
        assertThat(grown("wallpaper_albums_done_total"))
                .isEqualTo(3); // the chart has 8 albums, of which 5 have no cover
        assertThat(after.keySet().stream()
                        .filter(name -> name.startsWith("wallpaper_albums_skipped_total"))
                        .mapToDouble(OperationsIT::grown)
                        .sum())
                .isEqualTo(5);
        assertThat(grown("wallpaper_runs_started_total{by=\"new\"}")).isEqualTo(1);
        assertThat(grown("wallpaper_runs_ended_total{outcome=\"completed\"}")).isEqualTo(1);
        assertThat(grown("wallpaper_cover_bytes_total")).isGreaterThan(1000);
        assertThat(grown("wallpaper_written_bytes_total")).isGreaterThan(1000);
        for (String histogram : List.of("wallpaper_download_seconds", "wallpaper_render_seconds")) {
            assertThat(grown(histogram + "_bucket{le=\"+Inf\"}"))
                    .isEqualTo(grown(histogram + "_count"))
                    .isGreaterThanOrEqualTo(3);
            assertThat(grown(histogram + "_sum")).isPositive();
        }
    }

    private static double grown(String sample) {
        assertThat(after).containsKey(sample);
        return after.getOrDefault(sample, 0.0) - before.getOrDefault(sample, 0.0);
    }

    @Test
    void metricsTellHowTheServerStands() {
        assertThat(after.get("wallpaper_memory_used_ratio")).isBetween(0.0, 1.0);
        assertThat(after.get("wallpaper_memory_available_bytes")).isPositive();
        assertThat(after.get("wallpaper_workers_available")).isBetween(1.0, 64.0);
        assertThat(after.get("wallpaper_workers_busy")).isZero();
        assertThat(after.get("wallpaper_job_repository_up")).isEqualTo(1);
    }

    @Test
    void theDashboardAsksForNothingThatIsNotExposed() throws IOException {
        String dashboard = Files.readString(
                Path.of(System.getProperty("project.basedir", ""), "server-config/grafana/dashboard.json"));
        Set<String> asked = METRIC.matcher(dashboard)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> exposed = after.keySet().stream()
                .map(sample -> sample.replaceFirst("\\{.*", ""))
                .collect(Collectors.toSet());

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(exposed).containsAll(asked);
    }

    @Test
    void theServersOwnHealthTellsNamesAndNothingElse() throws Exception {
        for (String kind : List.of("live", "ready")) {
            HttpResponse<String> answer = health(kind);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("UP")
                    .doesNotContain(Stage.shared().home().toString());
        }
        assertThat(health("ready").body()).contains("workspace", "lastfm-key", "job-repository");
    }

    @Test
    void aWorkspaceThatCannotBeWrittenIsNotReady() throws Exception {
        Path jobs = Stage.shared().home().resolve("jobs");
        Path away = jobs.resolveSibling("jobs-away");
        Files.move(jobs, away);
        try {
            WallpaperClient.Answer details = Stage.shared().client().get("api/health");
            assertThat(details.status()).isEqualTo(503);
            assertThat(details.json().getString("status")).isEqualTo("DOWN");
            assertThat(details.json().getJsonArray("checks").getValuesAs(JsonObject.class))
                    .filteredOn(check -> check.getString("status").equals("DOWN"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.getString("detail")).contains("WALLPAPER_HOME"));
            assertThat(health("ready").statusCode()).isEqualTo(503);
            assertThat(health("live").statusCode()).isEqualTo(200);
        } finally {
            Files.move(away, jobs);
        }
        assertThat(Stage.shared().client().get("api/health").status()).isEqualTo(200);
    }

    /** MicroProfile Health is the server's: WildFly has it on its own port. */
    private static HttpResponse<String> health(String kind) throws IOException, InterruptedException {
        ServerProcess server = Stage.shared().server();
        String port = server.setting(ServerProcess.SERVER.equals("wildfly") ? "ADMIN_PORT" : "PORT")
                .orElseThrow();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/" + kind))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
