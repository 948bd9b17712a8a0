package org.lastfmwallpaper.lastfm;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before asking again: twice as long each time, up to a most, and of that a random part between half
 * and all, so that those who failed together do not all come back together.
 *
 * @param first the whole wait after the first failure
 * @param most the longest whole wait
 * @param random gives numbers from 0 up to 1
 */
record Backoff(Duration first, Duration most, DoubleSupplier random) {
    /** A second doubled so often is eleven days: more would only run out of bits. */
    private static final int MOST_DOUBLINGS = 20;

    /**
     * The wait after a failure.
     *
     * @param failures how many there were so far, at least 1
     */
    Duration after(int failures) {
        long whole = Math.min(most.toMillis(), first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(Math.round(whole * (1 + random.getAsDouble()) / 2));
    }
}
