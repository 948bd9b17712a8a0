package org.lastfmwallpaper.standin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of the stand-in. Whoever lets a caller wait, waits for this, so that no wait outlives it. */
final class Closing {
    private final CountDownLatch closed = new CountDownLatch(1);

    void now() {
        closed.countDown();
    }

    boolean isNow() {
        return closed.getCount() == 0;
    }

    /**
     * Lets time pass.
     *
     * @throws ConnectionResetException if the stand-in closed meanwhile
     */
    void pause(Duration time) throws ConnectionResetException, InterruptedException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new ConnectionResetException();
        }
    }

    /** Waits for the end. */
    void await() throws InterruptedException {
        closed.await();
    }
}
