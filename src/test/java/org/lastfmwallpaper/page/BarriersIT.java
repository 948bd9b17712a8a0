package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.blackbox.WallpaperClient;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Hold;

/** Nothing keeps anybody from using the page, whatever state it is in: axe finds nothing, and the browser has no complaint. */
@ExtendWith(InChromium.class)
class BarriersIT {
    private static final String SMALL = "\"width\":640,\"height\":360}";

    private static final Map<String, Consumer<Visit>> STATES = new LinkedHashMap<>();
    private static String done = "";

    @BeforeAll
    static void makeRuns(Theatre theatre) throws InterruptedException {
        WallpaperClient client = theatre.stage().client();
        done = ended(client, "{\"username\":\"demo\",\"limit\":6," + SMALL);
        String skipped = ended(client, "{\"username\":\"coverless\"," + SMALL);
        String failed = ended(client, "{\"username\":\"nobody\"," + SMALL);

        STATES.put("start", Visit::openStart);
        STATES.put("a wrong field", visit -> {
            visit.openStart();
            visit.at("#username").fill("9 lives");
            visit.at("#go").click();
            visit.await(".field-wrong");
        });
        STATES.put("done", visit -> {
            visit.openRun(done);
            visit.awaitPictures(6);
        });
        STATES.put("skipped", visit -> {
            visit.openRun(skipped);
            visit.at("#run-skipped summary").click();
        });
        STATES.put("failed", visit -> visit.openRun(failed));
        STATES.put("history", visit -> {
            visit.open("#/runs");
            visit.await(".run-card .state[data-state=done]");
        });
        STATES.put("preview", visit -> {
            visit.openRun(done + "/2");
            visit.await(".mock-picture.shown");
        });
        STATES.put("a run that is gone", visit -> {
            visit.stages("status of 404 .*/api/jobs/");
            visit.openRun("AAAAAAAAAAAAAAAAAAAAAA");
            visit.await("text=The server no longer has it");
        });
    }

    private static String ended(WallpaperClient client, String request) throws InterruptedException {
        String jobId = client.start(request);
        client.awaitEnd(jobId, Visit.PATIENCE);
        return jobId;
    }

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void axeFindsNothing(int width, ColorScheme scheme, Theatre theatre) throws InterruptedException {
        SoftAssertions findings = new SoftAssertions();
        try (Visit visit = theatre.visit(new Look(width, scheme, ReducedMotion.NO_PREFERENCE))) {
            STATES.forEach((name, goThere) -> {
                goThere.accept(visit);
                findings.assertThat(visit.barriers()).as(name).isEmpty();
            });
            visit.assertFlawless();
        }
        findings.assertAll();
    }

    @ParameterizedTest(name = "{0} pixels wide")
    @CsvSource({"360", "1280"})
    void axeFindsNothingWhileARunIsGoing(int width, Theatre theatre) throws InterruptedException {
        Hold hold = Behaviour.hold();
        theatre.stage().standIn().faults().add(Faults.originals(), hold, Integer.MAX_VALUE);
        String jobId = theatre.stage().client().start("{\"username\":\"sixty\",\"limit\":4," + SMALL);
        try {
            hold.awaitHeld(2, Duration.ofSeconds(60));
            for (Look look : new Look[] {Look.light(width), Look.dark(width)}) {
                try (Visit visit = theatre.visit(look)) {
                    visit.openRun(jobId);
                    visit.await("#run-workers li");
                    visit.await("#gauge-words");
                    assertThat(visit.barriers()).as(look.toString()).isEmpty();
                    visit.assertFlawless();
                }
            }
        } finally {
            theatre.stage().standIn().faults().clear();
            hold.release();
            theatre.stage().client().awaitEnd(jobId, Visit.PATIENCE);
        }
    }

    /** If axe had not been there, or had looked at nothing, all the others would pass. */
    @Test
    void aBarrierIsFound(Theatre theatre) {
        try (Visit visit = theatre.visit(Look.light(1280))) {
            visit.openStart();
            visit.page().evaluate("() => document.querySelector('label[for=username]').remove()");

            assertThat(visit.barriers()).asString().contains("label: #username");
        }
    }

    @Test
    void nothingMovesForWhomMotionIsTooMuch(Theatre theatre) throws InterruptedException {
        Hold hold = Behaviour.hold();
        theatre.stage().standIn().faults().add(Faults.originals(), hold, Integer.MAX_VALUE);
        String jobId = theatre.stage().client().start("{\"username\":\"sixty\",\"limit\":4," + SMALL);
        try {
            hold.awaitHeld(2, Duration.ofSeconds(60));
            assertThat(moving(theatre, Look.light(1280), jobId)).isPositive();
            assertThat(moving(theatre, Look.light(1280).still(), jobId)).isZero();
        } finally {
            theatre.stage().standIn().faults().clear();
            hold.release();
            theatre.stage().client().awaitEnd(jobId, Visit.PATIENCE);
        }
    }

    /** Animations that go on for ever, while a run is going. */
    private static int moving(Theatre theatre, Look look, String jobId) {
        try (Visit visit = theatre.visit(look)) {
            visit.openRun(jobId);
            visit.await("#run-workers li");
            return ((Number)
                            visit.page()
                                    .evaluate(
                                            "() => document.getAnimations().filter(a => a.effect.getTiming().iterations === Infinity).length"))
                    .intValue();
        }
    }
}
