package org.lastfmwallpaper.lastfm;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance, from outside, so that a test sets them.
 *
 * @param nanos a clock that never goes back, in nanoseconds, as {@link System#nanoTime()}
 * @param clock what time it is, for dates that Last.fm sends
 * @param pause waits
 * @param random gives numbers from 0 up to 1
 */
record Timing(LongSupplier nanos, InstantSource clock, Pause pause, DoubleSupplier random) {

    /** Waits for a span of time. */
    @FunctionalInterface
    interface Pause {
        /**
         * Returns when the span is over.
         *
         * @throws InterruptedException when the thread is told to stop
         */
        void pause(Duration span) throws InterruptedException;
    }

    static Timing real() {
        return new Timing(
                System::nanoTime,
                InstantSource.system(),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }
}
