package org.lastfmwallpaper.memory;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Monotonic time that goes on only when the test says so, and lets the test wait until workers wait. */
final class TickingTime implements LongSupplier, MemoryGate.Pause {
    private long nanos;
    private int pausing;

    synchronized void startAt(long start) {
        nanos = start;
    }

    @Override
    public synchronized long getAsLong() {
        return nanos;
    }

    @Override
    public synchronized void pause(Duration span) throws InterruptedException {
        long until = nanos + span.toNanos();
        pausing++;
        notifyAll();
        try {
            while (until - nanos > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            pausing--;
            throw e;
        }
    }

    /** Wakes everybody who pauses: all pauses are as long as this span, or shorter. */
    synchronized void advance(Duration span) {
        nanos += span.toNanos();
        pausing = 0;
        notifyAll();
    }

    /** Returns when as many pause as should. */
    synchronized void awaitPausing(LongSupplier expected) throws InterruptedException {
        long begun = System.nanoTime();
        while (pausing != expected.getAsLong()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(20)) {
                throw new AssertionError(pausing + " workers wait, not " + expected.getAsLong());
            }
            wait(5); // a worker that ends tells nobody
        }
    }
}
