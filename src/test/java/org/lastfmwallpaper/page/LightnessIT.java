package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;

/** The page stays light: few requests at first, and no more of anything than is looked at. */
@ExtendWith(InChromium.class)
class LightnessIT {
    private static final int EVENTS_A_SECOND = 4;
    private static final String BEFORE_FIRST_PAINT = """
            () => {
              const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
              return performance.getEntriesByType('resource')
                  .filter(entry => entry.startTime < paint)
                  .map(entry => entry.name);
            }""";

    @Test
    void theFirstPaintNeedsThreeRequests(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(1280))) {
            visit.openStart();
            visit.page().waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");

            assertThat((List<?>) visit.page().evaluate(BEFORE_FIRST_PAINT))
                    .as("beside the page itself")
                    .hasSizeBetween(1, 2);
        }
    }

    @Test
    void aThousandAlbumsAreNoBurden(Theatre theatre) throws InterruptedException {
        Set<String> thumbnails = ConcurrentHashMap.newKeySet();
        AtomicInteger events = new AtomicInteger();
        try (Visit visit = theatre.visit(Look.light(1280))) {
            visit.page().onRequest(request -> {
                if (request.url().endsWith("/thumbnail")) {
                    thumbnails.add(request.url());
                }
            });
            CDPSession debugger = visit.context().newCDPSession(visit.page());
            debugger.send("Network.enable");
            debugger.on("Network.eventSourceMessageReceived", message -> events.incrementAndGet());
            String jobId = theatre.stage()
                    .client()
                    .start("{\"username\":\"thousand\",\"limit\":1000,\"width\":640,\"height\":360}");
            visit.openRun(jobId);
            visit.page()
                    .waitForFunction(
                            "() => document.getElementById('run-state').dataset.state === 'done'",
                            null,
                            new Page.WaitForFunctionOptions()
                                    .setTimeout((double) Duration.ofMinutes(5).toMillis()));

            JsonObject job = theatre.stage().client().job(jobId);
            long seconds =
                    Duration.between(Instant.parse(job.getString("created")), Instant.parse(job.getString("ended")))
                                    .toSeconds()
                            + 1;
            assertThat((long) events.get()).isBetween(2L, EVENTS_A_SECOND * seconds + 2);
            assertThat(visit.at(".card-done").count()).isEqualTo(1000);
            assertThat(thumbnails)
                    .as("those near the window, before anybody scrolls")
                    .hasSizeBetween(8, 150);

            visit.at(".card-done").last().scrollIntoViewIfNeeded();
            visit.await(".card-done:nth-child(1000) img.shown");
            assertThat(thumbnails)
                    .as("a jump to the end leaves out what lies between")
                    .hasSizeLessThan(400);
            visit.assertFlawless();
        }
    }

    @Test
    void titlesAreTextWhateverTheyHold(Theatre theatre) throws InterruptedException {
        theatre.stage()
                .standIn()
                .faults()
                .add(Faults.pictures(), Behaviour.status(404, Map.of(), ""), Integer.MAX_VALUE);
        try (Visit visit = theatre.visit(Look.light(360))) {
            String jobId = theatre.stage()
                    .client()
                    .start("{\"username\":\"oddtitles\",\"limit\":12,\"width\":640,\"height\":360}");
            theatre.stage().client().awaitEnd(jobId, Visit.PATIENCE);
            visit.openRun(jobId);
            visit.at("#run-skipped summary").click();

            String list = visit.text("#run-skipped-list");
            assertThat(list).contains("<script>alert(1)</script>", "<b>Bold</b>", "Title \u202Egnp.exe");
            assertThat(
                            (Boolean)
                                    visit.page()
                                            .evaluate(
                                                    "() => document.querySelector('#run-skipped-list script, #gallery script, .skipped-album b b') === null"))
                    .isTrue();
            assertThat(visit.page()
                            .evaluate("() => getComputedStyle(document.querySelector('.skipped-album b')).unicodeBidi"))
                    .as("a name that turns the direction of text turns no text but its own")
                    .isEqualTo("isolate");
            visit.assertFlawless();
        } finally {
            theatre.stage().standIn().faults().clear();
        }
    }

    @Test
    void whatIsPressedBeforeTheModulesAreThereIsDoneAfterwards(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(1280))) {
            AtomicInteger held = new AtomicInteger();
            visit.page().route("**/js/app.js", route -> {
                held.incrementAndGet();
                visit.at("[data-limit='50']").click();
                route.resume();
            });
            visit.openStart();

            assertThat(held.get()).isEqualTo(1);
            assertThat(visit.at("#limit").inputValue()).isEqualTo("50");
        }
    }
}
