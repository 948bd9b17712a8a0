package org.lastfmwallpaper.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.config.CallerLimits;

class StartLimitsTest {
    private static final class Clock implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void passes(Duration time) {
            nanos += time.toNanos();
        }
    }

    private final Clock clock = new Clock();

    private StartLimits limits(int perCaller, int inAll) {
        return new StartLimits(new CallerLimits(1, 1, perCaller, inAll, List.of()), clock);
    }

    @Test
    void aMinutesWorthMayComeAtOnceThenThePaceHolds() {
        StartLimits limits = limits(60, 1_000);
        for (int start = 0; start < 60; start++) {
            assertThat(limits.exceeded("a")).isEmpty();
        }

        assertThat(limits.exceeded("a")).contains(Duration.ofSeconds(1));
        clock.passes(Duration.ofSeconds(1));
        assertThat(limits.exceeded("a")).isEmpty();
        assertThat(limits.exceeded("a")).isPresent();
    }

    @Test
    void oneCallersHasteIsNotAnothersLoss() {
        StartLimits limits = limits(1, 1_000);
        assertThat(limits.exceeded("a")).isEmpty();
        assertThat(limits.exceeded("a")).isPresent();

        assertThat(limits.exceeded("b")).isEmpty();
    }

    @Test
    void allTogetherHaveALimitTooAndItCostsNobodyHisOwn() {
        StartLimits limits = limits(2, 3);
        for (String caller : List.of("a", "b", "c")) {
            assertThat(limits.exceeded(caller)).isEmpty();
        }

        Optional<Duration> wait = limits.exceeded("d");
        assertThat(wait).contains(Duration.ofSeconds(20));
        limits.exceeded("d");
        limits.exceeded("d");
        clock.passes(Duration.ofSeconds(40));
        assertThat(limits.exceeded("d")).as("two of its own are left").isEmpty();
        assertThat(limits.exceeded("d")).isEmpty();
    }
}
