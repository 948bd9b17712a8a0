package org.lastfmwallpaper.lastfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "' 7 ', PT7S",
        "60, PT60S",
        "61, PT60S",
        "3600, PT60S",
        "99999999999999999999999999, PT60S",
        "'Sun, 01 Mar 2026 12:00:20 GMT', PT20S",
        "'Sun, 1 Mar 2026 12:00:20 GMT', PT20S",
        "'Sun, 01 Mar 2026 12:00:00 GMT', PT0S",
        "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S",
        "'Fri, 01 Jan 2027 00:00:00 GMT', PT60S",
    })
    void secondsAndDatesAreReadAndBounded(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "1.5",
                "+3",
                "soon",
                "７",
                "2026-03-01T12:00:20Z",
                "Mon, 01 Mar 2026 12:00:20 GMT",
                "Sun, 32 Mar 2026 12:00:20 GMT",
                "Sunday, 01-Mar-26 12:00:20 GMT",
            })
    void anythingElseSaysNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }

    @Test
    void noHeaderSaysNothing() {
        assertThat(RetryAfter.read(null, NOW)).isEmpty();
    }
}
