package org.lastfmwallpaper.standin;

import java.io.IOException;
import java.time.Duration;

/** Keeps requests waiting, so that a test can look at a run that stands still at a known point. */
public final class Hold implements Behaviour {
    private int held;
    private boolean released;

    @Override
    public Response answer(Usual usual, Closing closing) throws IOException, InterruptedException {
        keep();
        if (closing.isNow()) {
            throw new ConnectionResetException();
        }
        return usual.answer();
    }

    private synchronized void keep() throws InterruptedException {
        held++;
        notifyAll();
        while (!released) {
            wait();
        }
    }

    /**
     * Waits until so many requests have come to it.
     *
     * @throws IllegalStateException if they do not come in time
     */
    public synchronized void awaitHeld(int requests, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (held < requests) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException("waited " + patience + " for " + requests + " requests; came: " + held);
            }
            wait(left);
        }
    }

    /** Lets all go, those to come too. */
    public synchronized void release() {
        released = true;
        notifyAll();
    }
}
