package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lastfmwallpaper.blackbox.Archives;

/** Who has no mouse misses nothing. Not one line here uses one. */
@ExtendWith(InChromium.class)
class KeyboardIT {
    private static final int MOST_TABS = 60;

    @Test
    void theKeyboardAloneDoesEverything(Theatre theatre) throws Exception {
        theatre.stage().standIn().latency(Duration.ofMillis(300));
        try (Visit visit = theatre.visit(Look.light(1280))) {
            Keyboard keys = visit.page().keyboard();
            visit.openStart();
            tabTo(visit, ".skip");
            keys.press("Enter");
            assertThat(visit.focusIsOn("main")).isTrue();

            tabTo(visit, "#username");
            keys.type("https://www.last.fm/user/sixty");
            tabTo(visit, "[name=period]");
            keys.press("ArrowRight");
            tabTo(visit, "#limit");
            keys.press("ControlOrMeta+a");
            keys.type("8");
            tabTo(visit, "[name=size]");
            tabTo(visit, "[name=style]");
            keys.press("ArrowRight");
            tabTo(visit, "[name=caption]");
            tabTo(visit, "#go");
            keys.press("Enter");

            String jobId = visit.jobId();
            visit.page().waitForFunction("() => document.activeElement.id === 'run-title'");
            visit.awaitPictures(1);
            assertThat(theatre.stage().client().job(jobId).toString())
                    .contains("\"username\":\"sixty\"", "\"period\":\"7day\"", "\"limit\":8", "\"style\":\"gradient\"");

            tabTo(visit, "#run-actions button");
            keys.press("Enter");
            visit.await("text=This run was stopped", Visit.PATIENCE);
            theatre.stage().standIn().latency(Duration.ZERO);
            tabTo(visit, ".button-big");
            keys.press("Enter");
            visit.await("a[href$='/archive']", Visit.PATIENCE);

            tabTo(visit, "a[href$='/archive']");
            Download download = visit.page().waitForDownload(() -> keys.press("Enter"));
            assertThat(Archives.pictures(Files.readAllBytes(download.path()))).hasSize(8);

            tabTo(visit, ".card-open");
            keys.press("ArrowRight");
            keys.press("Enter");
            visit.await(".mock-picture.shown");
            assertThat(visit.page().url()).endsWith("/2");
            keys.press("ArrowRight");
            visit.page().waitForFunction("() => location.hash.endsWith('/3')");
            tabTo(visit, "[name=frame]");
            keys.press("ArrowRight");
            visit.await("[data-frame=desktop]");
            keys.press("Escape");
            visit.page().waitForFunction("() => document.activeElement.matches('.card-open[href$=\"/3\"]')");

            keys.press("Shift+Tab");
            tabBackTo(visit, "[data-nav=runs]");
            keys.press("Enter");
            visit.await(".run-card .state[data-state=done]");
            tabTo(visit, "[aria-label^='Delete sixty']");
            keys.press("Enter");
            assertThat(visit.focusIsOn("#ask [value=no]")).isTrue();
            tabTo(visit, "#ask-yes");
            keys.press("Enter");
            visit.await("#runs-empty");
            assertThat(theatre.stage().client().get("api/jobs/" + jobId).status())
                    .isEqualTo(404);
            visit.assertFlawless();
        } finally {
            theatre.stage().standIn().latency(Duration.ZERO);
        }
    }

    private static void tabTo(Visit visit, String selector) {
        tab(visit, "Tab", selector);
    }

    private static void tabBackTo(Visit visit, String selector) {
        tab(visit, "Shift+Tab", selector);
    }

    /** Goes on until the focus is there, and can be seen to be there. */
    private static void tab(Visit visit, String key, String selector) {
        for (int tabs = 0; tabs < MOST_TABS && !visit.focusIsOn(selector); tabs++) {
            visit.page().keyboard().press(key);
        }
        assertThat(visit.focusIsOn(selector))
                .as("the focus comes to %s", selector)
                .isTrue();
        assertThat(visit.focusIsOn(":focus-visible"))
                .as("the focus can be seen on %s", selector)
                .isTrue();
    }
}
