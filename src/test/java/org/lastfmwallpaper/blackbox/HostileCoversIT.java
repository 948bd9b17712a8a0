package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever hosts send, the run comes to its end: each bad cover is a skip with its reason, the good ones are rendered. */
class HostileCoversIT {
    private static final long SEED = 20261124;
    private static final int ALBUMS = 110;

    @Test
    void everyHostileCoverIsASkipWithItsReasonAndTheGoodOnesAreRendered() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc/self/task"))).as("Linux").isTrue();
        try (Stage stage = Stage.open("hostile", HostileRun.SETTINGS)) {
            System.out.println(new HostileRun(stage, SEED).disturbs(ALBUMS, Duration.ofMinutes(4)));
        }
    }
}
