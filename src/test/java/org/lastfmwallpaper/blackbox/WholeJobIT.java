package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.standin.ChartEntry;

/** From a name to a ZIP, over HTTP, on a real server. */
class WholeJobIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stage stage = Stage.shared();
    private final WallpaperClient client = stage.client();

    private String run(String json) throws InterruptedException {
        String jobId = client.start(json);
        JsonObject job = client.awaitEnd(jobId, PATIENCE);
        assertThat(job.getString("status")).as(job.toString()).isEqualTo("COMPLETED");
        return jobId;
    }

    private JsonObject runInVain(String listener) throws InterruptedException {
        String jobId = client.start("{\"username\":\"" + listener + "\"}");
        JsonObject job = client.awaitEnd(jobId, PATIENCE);
        assertThat(job.getString("status")).as(job.toString()).isEqualTo("FAILED");
        return job;
    }

    @Test
    void everyAlbumBecomesAnEightBitRgbPictureOfItsOwnCoverInRankOrder() throws Exception {
        String jobId = run("{\"username\":\"demo\",\"limit\":12,\"caption\":\"plays\"}");

        Map<String, byte[]> pictures = Archives.pictures(client.archive(jobId));
        List<Album> albums = stage.standIn().albums("demo");
        assertThat(pictures).hasSameSizeAs(albums);
        List<String> names = List.copyOf(pictures.keySet());
        assertThat(names).isSorted();
        List<ColourGrid> covers = new ArrayList<>();
        for (ChartEntry album : stage.standIn().chart("demo")) {
            covers.add(new ColourGrid(read(stage.standIn().original(album.hash()))));
        }
        for (int index = 0; index < albums.size(); index++) {
            byte[] png = Objects.requireNonNull(pictures.get(names.get(index)));
            assertThat(names.get(index)).startsWith("%03d - ".formatted(index + 1));
            assertThat(header(png)).containsExactly(1920, 1080, 8, 2);
            ColourGrid wallpaper = new ColourGrid(read(png));
            double[] distances =
                    covers.stream().mapToDouble(wallpaper::distanceTo).toArray();
            assertThat(distances[index]).as(names.get(index)).isLessThan(4);
            assertThat(Arrays.stream(distances).min())
                    .as("no other cover is nearer")
                    .hasValue(distances[index]);
        }
    }

    @Test
    void theReportTellsWhatIsInTheArchive() throws Exception {
        String jobId = run("{\"username\":\"coverless\",\"limit\":8,\"width\":640,\"height\":360}");

        byte[] zip = client.archive(jobId);
        JsonObject report = Archives.report(zip);
        Set<String> told = report.getJsonArray("wallpapers").getValuesAs(JsonObject.class).stream()
                .map(wallpaper -> wallpaper.getString("file"))
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(Archives.pictures(zip).keySet());
        assertThat(report.getJsonArray("skippedAlbums").getValuesAs(JsonObject.class))
                .hasSize(5)
                .allSatisfy(skipped -> assertThat(skipped.getString("reason")).isNotBlank());
    }

    @Test
    void theSameAlbumsGiveTheSameBytes() throws Exception {
        String request = "{\"username\":\"demo\",\"width\":800,\"height\":600,\"style\":\"gradient\"}";

        assertThat(client.archive(run(request))).isEqualTo(client.archive(run(request)));
    }

    @ParameterizedTest
    @CsvSource({"blur, 640, 360", "gradient, 900, 1600", "fill, 2048, 2048", "fill, 2048, 858"})
    void anyStyleComesInAnySize(String style, int width, int height) throws Exception {
        String jobId = run("{\"username\":\"demo\",\"limit\":2,\"style\":\"%s\",\"width\":%d,\"height\":%d}"
                .formatted(style, width, height));

        assertThat(Archives.pictures(client.archive(jobId)).values())
                .hasSize(2)
                .allSatisfy(png -> assertThat(header(png)).containsExactly(width, height, 8, 2));
    }

    @Test
    void aRunOfSixtyAlbumsLeavesOnlyItsArchiveAndItsStory() throws Exception {
        String jobId = run("{\"username\":\"sixty\",\"limit\":60,\"width\":640,\"height\":360}");

        JsonObject job = client.job(jobId);
        assertThat(job.getJsonObject("progress").getInt("done")).isEqualTo(60);
        assertThat(job.getJsonArray("partitions").getValuesAs(JsonObject.class).stream()
                        .mapToInt(partition -> partition.getInt("done"))
                        .sum())
                .isEqualTo(60);
        try (Stream<Path> files = Files.walk(stage.workspace(jobId))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .contains("wallpapers.zip")
                    .noneMatch(name -> name.endsWith(".shard") || name.endsWith(".tmp") || name.equals("owner.json"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, UNKNOWN_LISTENER, nobody",
        "hermit, PRIVATE_LISTENER, privacy",
        "empty, NO_ALBUMS, period",
    })
    void aListenerWithoutAlbumsIsToldWhatToDo(String listener, String exitStatus, String words) throws Exception {
        JsonObject job = runInVain(listener);

        assertThat(job.getString("exitStatus")).isEqualTo(exitStatus);
        assertThat(job.getJsonObject("problem").getString("detail").toLowerCase(Locale.ROOT))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"single, 1", "toofast, 10", "flaky, 10"})
    void oddAnswersAndPassingFaultsAreOvercome(String listener, int wallpapers) throws Exception {
        String jobId = run("{\"username\":\"%s\",\"width\":640,\"height\":360}".formatted(listener));

        assertThat(Archives.pictures(client.archive(jobId))).hasSize(wallpapers);
    }

    @Test
    void oddTitlesGiveSafeDistinctNames() throws Exception {
        String jobId = run("{\"username\":\"oddtitles\",\"limit\":12,\"width\":640,\"height\":360}");

        Set<String> names = Archives.pictures(client.archive(jobId)).keySet();
        assertThat(names).hasSize(12).allSatisfy(name -> {
            assertThat(name).matches("\\d{3} - .+\\.png").doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cntrl}\u202E]");
            assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(200);
        });
    }

    @Test
    void everyCommonFormatOfCoverIsRead() throws Exception {
        int formats = stage.standIn().chart("formats").size();
        String jobId = run("{\"username\":\"formats\",\"limit\":%d,\"width\":640,\"height\":360}".formatted(formats));

        assertThat(client.job(jobId).getJsonArray("skippedAlbums")).isEmpty();
        assertThat(Archives.pictures(client.archive(jobId))).hasSize(formats);
    }

    @Test
    void picturesAndThumbnailsAreThereOneByOne() throws Exception {
        String jobId = run("{\"username\":\"demo\",\"limit\":3}");
        byte[] second =
                List.copyOf(Archives.pictures(client.archive(jobId)).values()).get(1);

        assertThat(client.bytes("api/jobs/" + jobId + "/wallpapers/2")).isEqualTo(second);
        assertThat(header(client.bytes("api/jobs/" + jobId + "/wallpapers/2/thumbnail")))
                .containsExactly(320, 180, 8, 2);
        assertThat(client.get("api/jobs/" + jobId + "/wallpapers/4").status()).isEqualTo(404);
        assertThat(client.get("api/jobs/" + jobId + "/wallpapers/two").status()).isEqualTo(400);
    }

    @Test
    void theArchiveIsServedInRangesToo() throws Exception {
        String jobId = run("{\"username\":\"single\",\"width\":640,\"height\":360}");
        byte[] zip = client.archive(jobId);

        try (Response first = archive(jobId, "bytes=0-99");
                Response rest = archive(jobId, "bytes=100-");
                Response last = archive(jobId, "bytes=-10");
                Response beyond = archive(jobId, "bytes=" + zip.length + "-")) {
            assertThat(first.getStatus()).isEqualTo(206);
            assertThat(first.getHeaderString("Content-Range")).isEqualTo("bytes 0-99/" + zip.length);
            assertThat(first.readEntity(byte[].class)).isEqualTo(Arrays.copyOf(zip, 100));
            assertThat(rest.readEntity(byte[].class)).isEqualTo(Arrays.copyOfRange(zip, 100, zip.length));
            assertThat(last.readEntity(byte[].class)).isEqualTo(Arrays.copyOfRange(zip, zip.length - 10, zip.length));
            assertThat(beyond.getStatus()).isEqualTo(416);
            assertThat(beyond.getHeaderString("Content-Range")).isEqualTo("bytes */" + zip.length);
        }
    }

    private Response archive(String jobId, String range) {
        return client.target("api/jobs/" + jobId + "/archive")
                .request()
                .header("Range", range)
                .get();
    }

    @Test
    void theArchiveIsNamedAndKnownByItsTag() throws Exception {
        String jobId = run("{\"username\":\"single\",\"width\":640,\"height\":360}");

        try (Response whole =
                client.target("api/jobs/" + jobId + "/archive").request().get()) {
            assertThat(whole.getHeaderString("Content-Disposition"))
                    .contains("attachment")
                    .contains("single-overall.zip");
            assertThat(whole.getHeaderString("Content-Length"))
                    .isEqualTo(String.valueOf(client.job(jobId).getInt("archiveBytes")));
            try (Response again = client.target("api/jobs/" + jobId + "/archive")
                    .request()
                    .header("If-None-Match", whole.getHeaderString("ETag"))
                    .get()) {
                assertThat(again.getStatus()).isEqualTo(304);
            }
        }
    }

    @Test
    void jobsAreListedNewestFirstAndRemoved() throws Exception {
        String older = run("{\"username\":\"single\",\"width\":640,\"height\":360}");
        String newer = run("{\"username\":\"single\",\"width\":640,\"height\":360}");

        List<String> listed = client.get("api/jobs").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(job -> job.getString("jobId"))
                .toList();
        assertThat(listed.indexOf(newer)).isNotNegative().isLessThan(listed.indexOf(older));

        assertThat(client.delete("api/jobs/" + older).status()).isEqualTo(204);
        assertThat(client.get("api/jobs/" + older).status()).isEqualTo(404);
        assertThat(stage.workspace(older)).doesNotExist();
        assertThat(client.restart(newer).status()).isEqualTo(409);
        assertThat(client.stop(newer).status()).isEqualTo(409);
    }

    @Test
    void eventsTellEveryChangeAndThenTheEnd() throws Exception {
        String jobId = client.start("{\"username\":\"demo\",\"limit\":6,\"width\":640,\"height\":360}");

        String events;
        try (Response response = client.target("api/jobs/" + jobId + "/events")
                .request("text/event-stream")
                .get()) {
            assertThat(response.getStatus()).isEqualTo(200);
            events = response.readEntity(String.class);
        }

        assertThat(events.lines().filter(line -> line.equals("event: progress")))
                .isNotEmpty();
        assertThat(events.lines().filter(line -> line.equals("event: end"))).hasSize(1);
        assertThat(events).contains("\"status\":\"COMPLETED\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                             | ''",
                "[]                                            | ''",
                "nonsense                                      | ''",
                "{}                                            | username",
                "{\"username\":null}                           | username",
                "{\"username\":5}                              | username",
                "{\"username\":\"a\"}                          | username",
                "{\"username\":\"../../etc\"}                  | username",
                "{\"username\":\"demo\",\"limit\":\"ten\"}     | limit",
                "{\"username\":\"demo\",\"limit\":0}           | limit",
                "{\"username\":\"demo\",\"limit\":1001}        | limit",
                "{\"username\":\"demo\"} garbage                | ''",
                "{\"username\":\"demo\"}{}                     | ''",
                "{\"username\":\"demo\",\"limit\":1e99999999999} | limit",
                "{\"username\":\"demo\",\"limit\":1.5}         | limit",
                "{\"username\":\"demo\",\"limit\":1e99999}     | limit",
                "{\"username\":\"demo\",\"limit\":%s} | limit",
                "{\"username\":\"demo\",\"limit\":{}}          | limit",
                "{\"username\":\"demo\",\"width\":2049}        | width",
                "{\"username\":\"demo\",\"width\":359}         | width",
                "{\"username\":\"demo\",\"width\":400,\"height\":400} | width",
                "{\"username\":\"demo\",\"height\":99999}      | height",
                "{\"username\":\"demo\",\"period\":\"ever\"}   | period",
                "{\"username\":\"demo\",\"style\":\"cubist\"}  | style",
                "{\"username\":\"demo\",\"caption\":true}      | caption",
            })
    void aRequestThatIsWrongIsRefusedWithTheFieldNamed(String body, String field) {
        WallpaperClient.Answer answer = client.post("api/jobs", body.replace("%s", "9".repeat(3000)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(400);
        assertThat(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                .anySatisfy(error -> {
                    assertThat(error.getString("field")).isEqualTo(field);
                    assertThat(error.getString("message")).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, api/nothing, 404",
        "GET, nothing, 404",
        "GET, api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 404",
        "GET, api/jobs/short/archive, 404",
        "GET, api/jobs/AAAAAAAAAAAAAAAAAAAAAA/events, 404",
        "POST, api/jobs/AAAAAAAAAAAAAAAAAAAAAA/restart, 404",
        "DELETE, api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 404",
        "PUT, api/jobs, 405",
        "GET, api/jobs/x/y/z, 404",
    })
    void everyErrorIsAProblemDocument(String method, String path, int status) {
        WallpaperClient.Answer answer = request(method, path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("title")).isNotBlank();
        assertThat(answer.json().getString("detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at org.");
    }

    private WallpaperClient.Answer request(String method, String path) {
        return switch (method) {
            case "GET" -> client.get(path);
            case "POST" -> client.post(path, "{}");
            case "DELETE" -> client.delete(path);
            default -> {
                try (Response response = client.target(path).request().method(method, Entity.json("{}"))) {
                    yield new WallpaperClient.Answer(
                            response.getStatus(),
                            Map.of("content-type", response.getHeaderString("Content-Type")),
                            response.readEntity(String.class));
                }
            }
        };
    }

    @Test
    void textThatIsNoJsonIsOfTheWrongType() {
        try (Response response = client.target("api/jobs").request().post(Entity.text("username=demo"))) {
            assertThat(response.getStatus()).isEqualTo(415);
            assertThat(response.getHeaderString("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void memoryAndConfigTellWhatACallerNeedsAndNoSecret() {
        JsonObject memory = client.get("api/memory").json();
        assertThat(memory.getJsonNumber("totalBytes").longValue())
                .isGreaterThan(memory.getJsonNumber("availableBytes").longValue());
        assertThat(memory.getJsonNumber("usedFraction").doubleValue()).isBetween(0.0, 1.0);
        assertThat(memory.getInt("workers")).isPositive();

        WallpaperClient.Answer config = client.get("api/config");
        assertThat(config.json().getJsonArray("styles").toString())
                .isEqualTo("[\"blur\",\"gradient\",\"fill\",\"vinyl\",\"poster\",\"minimal\"]");
        assertThat(config.body()).doesNotContain(org.lastfmwallpaper.standin.LastFmStandIn.API_KEY);
    }

    @Test
    void theKeyIsNowhereInWhatARunLeavesBehind() throws Exception {
        String jobId = run("{\"username\":\"single\",\"width\":640,\"height\":360}");
        String key = org.lastfmwallpaper.standin.LastFmStandIn.API_KEY;

        assertThat(client.get("api/jobs/" + jobId).body()).doesNotContain(key);
        assertThat(stage.server().log()).doesNotContain(key);
        try (Stream<Path> files = Files.walk(stage.workspace(jobId))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(key);
            }
        }
    }

    /** Width, height, bits and colour type from the PNG's IHDR chunk. */
    private static int[] header(byte[] png) {
        var bytes = java.nio.ByteBuffer.wrap(png, 16, 10);
        return new int[] {bytes.getInt(), bytes.getInt(), bytes.get(), bytes.get()};
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }
}
