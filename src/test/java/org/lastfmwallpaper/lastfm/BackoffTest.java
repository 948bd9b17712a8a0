package org.lastfmwallpaper.lastfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, 250, 500",
        "2, 500, 1000",
        "3, 1000, 2000",
        "4, 2000, 4000",
        "5, 4000, 8000",
        "6, 4000, 8000",
        "70, 4000, 8000",
    })
    void aWaitDoublesUpToTheMostAndIsAtLeastHalfOfThat(int failures, long leastMillis, long mostMillis) {
        assertThat(waitAfter(failures, 0.0)).hasMillis(leastMillis);
        assertThat(waitAfter(failures, 1.0)).hasMillis(mostMillis);
    }

    private static Duration waitAfter(int failures, double random) {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), () -> random).after(failures);
    }
}
