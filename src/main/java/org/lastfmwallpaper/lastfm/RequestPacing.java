package org.lastfmwallpaper.lastfm;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps requests apart, so that no second sees more of them than Last.fm allows, whoever sends them. Whoever comes
 * first goes first. Safe for many threads.
 */
final class RequestPacing {
    /** Last.fm's terms of service allow five a second from one address, averaged over five minutes. */
    static final int PER_SECOND = 5;

    /**
     * A fifth of a second and a tenth more: requests reach Last.fm a little later than they are let go, some more so
     * than others, and the sixth must be more than a second behind the first there too.
     */
    static final Duration GAP =
            Duration.ofSeconds(1).dividedBy(PER_SECOND).multipliedBy(11).dividedBy(10);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final LongSupplier nanos;
    private final Timing.Pause pause;
    private long nextNanos;

    RequestPacing(LongSupplier nanos, Timing.Pause pause) {
        this.nanos = nanos;
        this.pause = pause;
        this.nextNanos = nanos.getAsLong();
    }

    /**
     * Returns when the caller may send one request.
     *
     * @throws InterruptedException when the thread is told to stop; its turn goes to the next
     */
    void await() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            long wait = nextNanos - nanos.getAsLong();
            if (wait > 0) {
                pause.pause(Duration.ofNanos(wait));
            }
            nextNanos = nanos.getAsLong() + GAP.toNanos();
        } finally {
            turn.unlock();
        }
    }
}
