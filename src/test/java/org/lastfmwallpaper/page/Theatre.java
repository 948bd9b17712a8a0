package org.lastfmwallpaper.page;

import java.net.URI;
import java.util.Map;
import org.lastfmwallpaper.blackbox.Stage;

/** One browser and one stage for all tests of the page. */
final class Theatre implements AutoCloseable {
    private final Chromium chromium = Chromium.start(Map.of());
    private final Stage stage;

    Theatre() {
        // A budget, so that a run can be asked for that does not fit; two workers, so that one can be watched; a short
        // queue, so that it can be seen full.
        stage = Stage.open(
                "page", Map.of("MAX_WORKERS", "2", "DISK_BUDGET", "2000000000", "MAX_JOBS", "2", "QUEUE_LENGTH", "2"));
    }

    Stage stage() {
        return stage;
    }

    /** A new visitor, who has never been here. */
    Visit visit(Look look) {
        return visit(look, stage.server().base());
    }

    /** A new visitor of another server. */
    Visit visit(Look look, URI base) {
        return new Visit(chromium.browser(), look, base);
    }

    @Override
    public void close() {
        chromium.close();
        stage.close();
    }
}
