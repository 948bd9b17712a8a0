package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.blackbox.Archives;

/** From the name to the ZIP, through a reload and the server's death, on a phone, a laptop and a large monitor. */
@ExtendWith(InChromium.class)
class WholeWayIT {
    private static final int ALBUMS = 16;

    /** So late that a run cannot end before somebody has killed its server. */
    private static final Duration LATENCY = Duration.ofMillis(400);

    @AfterEach
    void beQuickAgain(Theatre theatre) {
        theatre.stage().standIn().latency(Duration.ZERO);
    }

    @ParameterizedTest(name = "{0} pixels wide")
    @ValueSource(ints = {360, 1280, 2560})
    void aRunSurvivesAReloadAndTheServersDeath(int width, Theatre theatre) throws Exception {
        theatre.stage().standIn().latency(LATENCY);
        try (Visit visit = theatre.visit(Look.light(width))) {
            visit.openStart();
            visit.at("#username").fill("sixty");
            visit.at("#limit").fill(String.valueOf(ALBUMS));
            visit.at("#go").click();
            visit.awaitPictures(2);

            visit.page().reload();
            visit.awaitPictures(4);
            visit.assertFlawless();

            visit.stagesALostServer();
            theatre.stage().server().kill();
            visit.await("#connection");
            assertThat(visit.text("#connection-text")).isEqualTo("Connection lost, trying again.");
            theatre.stage().server().startAgain();
            theatre.stage().standIn().latency(Duration.ZERO);
            visit.page().evaluate("() => document.getElementById('connection-now').click()");

            visit.await("text=The server stopped while this run was going", Visit.PATIENCE);
            assertThat(visit.at("#connection").isVisible()).isFalse();
            assertThat(visit.at(".button-big").allInnerTexts()).isEqualTo(List.of("Go on with this run"));
            int kept = visit.at(".card-done").count();
            assertThat(kept).isBetween(4, ALBUMS - 1);
            visit.at(".button-big").click();

            visit.await("a[href$='/archive']", Visit.PATIENCE);
            assertThat(visit.at(".card-done").count()).isEqualTo(ALBUMS);
            Download download = visit.page()
                    .waitForDownload(() -> visit.at("a[href$='/archive']").click());
            assertWhole(download);
            visit.assertFlawless();
        }
    }

    private static void assertWhole(Download download) throws IOException {
        assertThat(download.suggestedFilename()).endsWith(".zip");
        byte[] zip = Files.readAllBytes(download.path());
        assertThat(Archives.pictures(zip).keySet())
                .extracting(name -> Integer.parseInt(name.substring(0, name.indexOf(' '))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ALBUMS).boxed().toList());
        assertThat(Archives.report(zip).getJsonArray("wallpapers")).hasSize(ALBUMS);
    }
}
