package org.lastfmwallpaper.blackbox;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A thousand albums in one run, nine hundred and more of them hostile: {@code mvn -Psoak verify
 * -Dit.test=HostileCoversSoak}. {@code -Dsoak.seed=7} makes other mutations.
 */
class HostileCoversSoak {
    private static final long SEED = Long.getLong("soak.seed", 20261124L);

    @Test
    void aThousandHostileCoversCostNothingButThemselves() throws Exception {
        try (Stage stage = Stage.open("hostile-soak", HostileRun.SETTINGS)) {
            System.out.printf(
                    "seed %d: %s%n", SEED, new HostileRun(stage, SEED).disturbs(1000, Duration.ofMinutes(20)));
        }
    }
}
