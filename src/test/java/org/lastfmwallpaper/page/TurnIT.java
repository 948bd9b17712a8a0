package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lastfmwallpaper.blackbox.WallpaperClient;

/** A server with more to do than it takes on at once, as a visitor sees it. */
@ExtendWith(InChromium.class)
class TurnIT {
    private static final String REQUEST = "{\"username\":\"sixty\",\"limit\":20,\"width\":640,\"height\":360}";

    @Test
    void aRunThatWaitsSaysSoAndBeginsByItselfAndAFullQueueIsSaid(Theatre theatre) throws InterruptedException {
        WallpaperClient client = theatre.stage().client();
        List<String> jobs = new ArrayList<>();
        theatre.stage().standIn().latency(Duration.ofSeconds(2));
        try (Visit phone = theatre.visit(Look.light(360));
                Visit desk = theatre.visit(Look.dark(1280))) {
            jobs.add(client.start(REQUEST));
            jobs.add(client.start(REQUEST));
            jobs.add(ask(phone));
            assertThat(phone.await(".notice h2").innerText()).isEqualTo("This run is next");
            assertThat(phone.text("#run-state-text")).isEqualTo("Waiting, next in line");
            assertThat(phone.at("#run-gallery-block").isVisible()).isFalse();
            jobs.add(ask(desk));
            assertThat(desk.await(".notice h2").innerText()).isEqualTo("1 run before this one");
            assertThat(desk.text("#run-state-text")).isEqualTo("Waiting, 2nd in line");
            look(phone);
            look(desk);

            desk.openStart();
            desk.stages("status of 503 .*/api/jobs");
            desk.at("#username").fill("single");
            desk.at("#go").click();
            assertThat(desk.await("#start-problem h2").innerText()).isEqualTo("The server has its hands full");
            assertThat(desk.text("#start-problem")).contains("try again in about 1 min");
            look(desk);

            client.stop(jobs.get(0));
            phone.page().waitForFunction("() => document.getElementById('run-state').dataset.state === 'going'");
            assertThat(phone.at("#run-notices .notice").count()).isZero();
            phone.assertFlawless();
        } finally {
            theatre.stage().standIn().latency(Duration.ZERO);
            for (String jobId : jobs.reversed()) {
                client.stop(jobId);
            }
            for (String jobId : jobs) {
                client.awaitEnd(jobId, Visit.PATIENCE);
            }
        }
    }

    private static String ask(Visit visit) {
        visit.openStart();
        visit.at("#username").fill("sixty");
        visit.at("#go").click();
        return visit.jobId();
    }

    /** The limit itself is tested elsewhere: here the stage would have to be in haste for a minute. */
    @Test
    void whoWasTooFastIsToldWhenToTryAgain(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(360))) {
            visit.openStart();
            visit.page()
                    .route(
                            "**/api/jobs",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(429)
                                    .setContentType("application/problem+json")
                                    .setHeaders(Map.of("Retry-After", "12"))
                                    .setBody("{\"title\":\"Too many runs were asked for\",\"status\":429}")));
            visit.stages("status of 429");
            visit.at("#username").fill("single");
            visit.at("#go").click();

            assertThat(visit.await("#start-problem h2").innerText()).isEqualTo("That was a little fast");
            assertThat(visit.text("#start-problem")).contains("try again in about 15 s");
            assertThat(visit.focusIsOn("#start-problem")).isTrue();
            look(visit);
        }
    }

    private static void look(Visit visit) {
        assertThat(visit.barriers()).isEmpty();
        visit.assertFlawless();
    }
}
