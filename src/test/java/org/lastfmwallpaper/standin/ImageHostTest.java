package org.lastfmwallpaper.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHostTest {
    private static LastFmStandIn standIn;
    private static Caller caller;

    @BeforeAll
    static void start() {
        standIn = LastFmStandIn.start();
        caller = new Caller(standIn);
    }

    @AfterAll
    static void close() {
        caller.close();
        standIn.close();
    }

    private static ChartEntry hostile(Delivery delivery) {
        return standIn.chart("hostile").stream()
                .filter(entry -> entry.cover().delivery() == delivery)
                .findFirst()
                .orElseThrow();
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    @ParameterizedTest
    @CsvSource({"34s, 34", "64s, 64", "174s, 174", "300x300, 300", "2000x2000, 500", "400x100, 100"})
    void sizesAreScaledToFitAndNeverEnlarged(String size, int side) throws Exception {
        String hash = standIn.chart("toofast").getFirst().hash();

        for (String ending : List.of("png", "jpg")) {
            HttpResponse<byte[]> response = caller.get("/i/u/" + size + "/" + hash + "." + ending);

            BufferedImage picture = read(response.body());
            assertThat(picture.getWidth()).isEqualTo(side);
            assertThat(picture.getHeight()).isEqualTo(side);
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains(ending.equals("png") ? "image/png" : "image/jpeg");
        }
    }

    @Test
    void withoutASizeTheOriginalComesWhateverTheNameEndsOn() throws Exception {
        ChartEntry entry = standIn.chart("sixty").get(3);

        HttpResponse<byte[]> response = caller.original(entry);

        assertThat(response.body()).isEqualTo(standIn.original(entry.hash()));
        assertThat(caller.get("/i/u/" + entry.hash() + ".jpg").body()).isEqualTo(response.body());
        assertThat(read(response.body()).getWidth()).isEqualTo(650);
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(response.body().length);
    }

    @Test
    void anotherStandInHasTheSameCovers() throws Exception {
        try (LastFmStandIn other = LastFmStandIn.start()) {
            for (String listener : List.of("single", "formats")) {
                for (ChartEntry entry : standIn.chart(listener)) {
                    assertThat(other.original(entry.hash())).isEqualTo(standIn.original(entry.hash()));
                }
            }
        }
    }

    @Test
    void theDemoHasAUsualMixOfSizesAndFormats() {
        assertThat(standIn.chart("demo")).hasSize(12);
        assertThat(standIn.chart("demo").stream().map(entry -> entry.cover().side()))
                .contains(500, 700, 1000, 1200, 1500, 3000);
        assertThat(standIn.chart("demo").stream().map(entry -> entry.cover().format()))
                .contains(CoverFormat.JPEG, CoverFormat.PNG);
        assertThat(standIn.chart("demo").stream()
                        .map(entry -> entry.cover().artwork().family()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aThousandAlbumsShareAFewDrawingsUnderAThousandAddresses() {
        List<ChartEntry> chart = standIn.chart("thousand");

        assertThat(chart).hasSize(1000);
        assertThat(chart.stream().map(ChartEntry::hash)).doesNotHaveDuplicates();
        assertThat(chart.stream().map(ChartEntry::title)).doesNotHaveDuplicates();
        assertThat(drawings(chart)).hasSize(24);
        assertThat(drawings(standIn.chart("big"))).hasSize(4);
    }

    private static Set<Long> drawings(List<ChartEntry> chart) {
        return chart.stream().map(entry -> entry.cover().artwork().seed()).collect(Collectors.toSet());
    }

    @Test
    void fiveOfTheCoverlessHaveNoneAndOneHasOnlyItsListedSizes() throws Exception {
        List<ChartEntry> chart = standIn.chart("coverless");

        assertThat(caller.original(chart.get(1)).statusCode()).isEqualTo(200);
        assertThat(chart.get(2).hash()).isEqualTo(Cover.STAR);
        assertThat(caller.original(chart.get(2)).statusCode()).isEqualTo(200);
        assertThat(caller.original(chart.get(6)).statusCode()).isEqualTo(404);
        assertThat(sized(chart.get(6)).statusCode()).isEqualTo(404);
        assertThat(caller.original(chart.get(7)).statusCode()).isEqualTo(404);
        assertThat(sized(chart.get(7)).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> sized(ChartEntry entry) throws Exception {
        return caller.get("/i/u/300x300/" + entry.hash() + ".png");
    }

    @Test
    void everyThirdCoverOfFlakyComesOnTheThirdTime() throws Exception {
        ChartEntry third = standIn.chart("flaky").get(2);

        for (int run = 0; run < 2; run++) {
            assertThat(caller.original(third).statusCode()).isEqualTo(503);
            assertThat(caller.original(third).statusCode()).isEqualTo(503);
            assertThat(caller.original(third).statusCode()).isEqualTo(200);
        }
        assertThat(caller.original(standIn.chart("flaky").getFirst()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/i/u/00000000000000000000000000000000.png",
        "/i/u/300x300/00000000000000000000000000000000.png",
        "/i/u/nonsense",
        "/i/nothing",
        "/nothing"
    })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(caller.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void hostileCoversAreNoPicturesSaveTwo() throws Exception {
        assertThat(standIn.chart("hostile")).hasSize(13);
        assertThat(caller.original(hostile(Delivery.HTML)).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(new String(caller.original(hostile(Delivery.SVG)).body(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("<svg");
        assertThat(caller.original(hostile(Delivery.EMPTY)).body()).isEmpty();
        assertThat(read(caller.original(hostile(Delivery.NOISE)).body())).isNull();
        assertThat(caller.original(hostile(Delivery.NOTHING)).statusCode()).isEqualTo(404);
        assertThat(standIn.chart("hostile").stream()
                        .filter(entry -> entry.cover().delivery() == Delivery.FINE))
                .hasSize(2);
    }

    @Test
    void oneHostilePngClaimsSeventeenGigabytes() throws Exception {
        ByteBuffer png =
                ByteBuffer.wrap(caller.original(hostile(Delivery.HUGE_CLAIM)).body());

        assertThat(png.getLong(0)).isEqualTo(0x89504e470d0a1a0aL);
        assertThat(png.getInt(16)).isEqualTo(65535);
        assertThat(png.getInt(20)).isEqualTo(65535);
        assertThat(png.limit()).isLessThan(200);
    }

    @Test
    void oneHostileJpegIsCutOffThoughItsLengthIsRight() throws Exception {
        ChartEntry entry = hostile(Delivery.TRUNCATED);
        byte[] sent = caller.original(entry).body();

        assertThat(standIn.original(entry.hash())).startsWith(sent).hasSizeGreaterThan(2 * sent.length);
    }

    @Test
    void oneHostileCoverPromisesMoreThanComes() {
        assertThatThrownBy(() -> caller.original(hostile(Delivery.SHORT_OF_ITS_LENGTH)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void oneHostileCoverNeverEndsAndOneIsTooLarge() throws Exception {
        HttpResponse<InputStream> endless =
                caller.open("/i/u/" + hostile(Delivery.ENDLESS).hash() + ".png");
        try (InputStream body = endless.body()) {
            assertThat(endless.headers().firstValue("Content-Length")).isEmpty();
            body.skipNBytes(30_000_000);
        }

        HttpResponse<InputStream> large =
                caller.open("/i/u/" + hostile(Delivery.TOO_LARGE).hash() + ".png");
        try (InputStream body = large.body()) {
            assertThat(large.headers().firstValueAsLong("Content-Length")).hasValue(20_000_000);
            body.skipNBytes(20_000_000);
            assertThat(body.read()).isEqualTo(-1);
        }
    }

    @Test
    void redirectsLeadInACircle() throws Exception {
        String path = "/i/u/" + hostile(Delivery.REDIRECT_LOOP).hash() + ".png";
        String next = caller.get(path).headers().firstValue("Location").orElseThrow();

        assertThat(next).isNotEqualTo(path);
        assertThat(caller.get(next).statusCode()).isEqualTo(302);
        assertThat(caller.get(next).headers().firstValue("Location")).contains(path);
    }
}
