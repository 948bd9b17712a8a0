package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.blackbox.ServerProcess;

/** Whatever goes wrong has words of its own, and a way out. */
@ExtendWith(InChromium.class)
class WaysOutIT {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nobody,  Last.fm knows no listener called nobody,            Correct the name",
        "hermit,  hermit keeps this listening private,                Another listener",
        "empty,   Nothing was played in this time,                    Choose a longer time",
        "badkey,  Last.fm does not accept this server’s key,          Try again",
    })
    void aRunThatCannotBeMadeSaysWhyAndLeadsOn(String listener, String title, String way, Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(360))) {
            visit.openStart();
            visit.at("#username").fill(listener);
            visit.at("#go").click();
            visit.await(".notice h2");

            assertThat(visit.text(".notice h2")).isEqualTo(title);
            assertThat(visit.at("#run-gallery-block").isVisible()).isFalse();
            visit.at(".notice-ways").getByText(way).click();
            visit.page()
                    .waitForFunction(
                            "listener => location.hash === '#/'"
                                    + " ? document.activeElement.matches(listener === 'empty' ? '[name=period]' : '#username')"
                                    + " : document.querySelector('.notice h2')",
                            listener);
            visit.assertFlawless();
        }
    }

    @Test
    void aServerWithoutAKeySaysWhoCanMendIt(Theatre theatre, @TempDir Path home) throws InterruptedException {
        try (ServerProcess keyless =
                        ServerProcess.start(Map.of("WALLPAPER_HOME", home.toString()), home.resolve("server.log"));
                Visit visit = theatre.visit(Look.dark(1280), keyless.base())) {
            visit.openStart();

            assertThat(visit.text("#start-problem h2")).isEqualTo("This server has no Last.fm key yet");
            assertThat(visit.text("#start-problem")).contains("LASTFM_API_KEY").contains("Check again");
            assertThat(visit.at("#go").getAttribute("aria-disabled")).isEqualTo("true");
            assertThat(visit.barriers()).isEmpty();
            visit.assertFlawless();
        }
    }

    @Test
    void whatIsWrongInTheFormIsSaidBesideIt(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(360))) {
            visit.openStart();
            visit.at("#username").fill("9lives");
            visit.at("#limit").fill("2000");
            visit.at("#go").click();

            assertThat(visit.text("#username-says")).isEqualTo("A Last.fm name begins with a letter.");
            assertThat(visit.text("#limit-says")).isEqualTo("A whole number from 1 to 1,000.");
            assertThat(visit.focusIsOn("#username[aria-invalid=true]")).isTrue();
            assertThat(visit.page().url()).doesNotContain("runs");
            visit.assertFlawless();
        }
    }

    @Test
    void whatDoesNotFitTheDiskIsSaidBeforeAndRefusedAfter(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(1280))) {
            visit.openStart();
            assertThat(visit.text("#server"))
                    .containsPattern("\\d workers? ready, .* of .* memory and .* of disk free\\.");

            visit.at("#username").fill("thousand");
            visit.at("#limit").fill("1000");
            visit.at("label.size:has(input[value=full-hd])").click();
            assertThat(visit.text(".summary-tight")).contains("More than the server has room for");

            visit.stages("status of 507 .*/api/jobs");
            visit.at("#go").click();
            assertThat(visit.await("#start-problem h2").innerText()).isEqualTo("The server has no room for so much");
            assertThat(visit.focusIsOn("#start-problem")).isTrue();
            visit.assertFlawless();
        }
    }

    @Test
    void whoIsOfflineIsToldSoAndKeepsTheChoice(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(360))) {
            visit.openStart();
            visit.at("#username").fill("demo");
            visit.stagesALostServer();
            visit.context().setOffline(true);
            visit.at("#go").click();

            assertThat(visit.await("#start-problem h2").innerText()).isEqualTo("The server does not answer");
            assertThat(visit.at("#username").inputValue()).isEqualTo("demo");
            visit.context().setOffline(false);
            visit.at("#go").click();
            visit.await("a[href$='/archive']", Visit.PATIENCE);
            visit.assertFlawless();
        }
    }
}
