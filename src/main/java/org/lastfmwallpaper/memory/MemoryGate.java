package org.lastfmwallpaper.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where workers wait before they take on another album. Open while use is under the threshold; over it workers queue up,
 * and pass one at a time, a {@link #POLL} apart, once memory is there again: the one that went first must show up in the
 * figures before the next goes. Safe for many threads.
 *
 * <p>Each shortage begins with letting go: whoever finds it first drops what only saves time, and collects garbage, since
 * the heap's live set is known only after a collection and no other may come while everybody waits. A JVM that is told to
 * ignore {@link System#gc()} ({@code -XX:+DisableExplicitGC}) can stay at the figure of its last collection until its next.
 */
public final class MemoryGate {
    /** How often a waiting worker looks again, and how far apart waiting workers pass. */
    public static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<MemoryReading> memory;
    private final double threshold;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Runnable collectGarbage;

    private final Queue<Object> waiting = new ArrayDeque<>();
    private @Nullable Long shortSince;
    private @Nullable Long lastPass;

    /** Waits for a span of time. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Returns when the span is over.
         *
         * @throws InterruptedException when the worker is told to stop
         */
        void pause(Duration span) throws InterruptedException;
    }

    /**
     * A gate over this process's memory.
     *
     * @param threshold the used fraction at which the gate closes, over 0 and at most 1
     * @param patience how long memory may stay short before workers give up
     */
    public MemoryGate(MemoryMonitor monitor, double threshold, Duration patience) {
        this(monitor, threshold, patience, () -> {});
    }

    /**
     * A gate over this process's memory, which can ask for some of it back.
     *
     * @param threshold the used fraction at which the gate closes, over 0 and at most 1
     * @param patience how long memory may stay short before workers give up
     * @param letGo run once at the start of each shortage, before garbage is collected: drops large buffers
     */
    public MemoryGate(MemoryMonitor monitor, double threshold, Duration patience, Runnable letGo) {
        this(monitor::read, threshold, patience, System::nanoTime, Thread::sleep, () -> {
            letGo.run();
            System.gc();
        });
    }

    /**
     * A gate over any memory, with time and collections from outside.
     *
     * @param memory read at each look
     * @param threshold the used fraction at which the gate closes, over 0 and at most 1
     * @param patience how long memory may stay short before workers give up
     * @param nanoTime measures patience, as {@link System#nanoTime()} does: a wall clock that is set must
     *     neither cut it short nor make it endless
     * @param pause waits between looks
     * @param collectGarbage run once at the start of each shortage
     */
    public MemoryGate(
            Supplier<MemoryReading> memory,
            double threshold,
            Duration patience,
            LongSupplier nanoTime,
            Pause pause,
            Runnable collectGarbage) {
        if (!(threshold > 0 && threshold <= 1) || patience.isNegative()) {
            throw new IllegalArgumentException("a gate at " + threshold + " with a patience of " + patience);
        }
        this.memory = memory;
        this.threshold = threshold;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.collectGarbage = collectGarbage;
    }

    /** Whether use is at or over the threshold now. */
    public boolean isShort() {
        return isShort(memory.get());
    }

    /**
     * Returns at once while use is under the threshold, and waits while it is not.
     *
     * @throws MemoryShortageException when it stays there for as long as patience lasts
     * @throws InterruptedException when the worker is told to stop
     */
    public void enter() throws MemoryShortageException, InterruptedException {
        enter(() -> false);
    }

    /**
     * The same, but a stopped job does not wait on.
     *
     * @param stopped asked at each look
     * @return true when the worker may go on, false when its job was stopped while it waited
     * @throws MemoryShortageException when use stays over the threshold for as long as patience lasts
     * @throws InterruptedException when the worker is told to stop
     */
    public boolean enter(BooleanSupplier stopped) throws MemoryShortageException, InterruptedException {
        Object worker = new Object();
        if (isOpen(worker)) {
            return true;
        }
        try {
            long arrived = nanoTime.getAsLong();
            while (!stopped.getAsBoolean()) {
                switch (look(worker, arrived)) {
                    case PASS -> {
                        return true;
                    }
                    case COLLECT -> {
                        collectGarbage.run();
                        pause.pause(POLL); // the next reading must be a fresh one
                    }
                    case WAIT -> pause.pause(POLL);
                }
            }
            return false;
        } finally {
            leave(worker);
        }
    }

    private synchronized boolean isOpen(Object worker) {
        if (waiting.isEmpty()) {
            if (!isShort()) {
                return true;
            }
            shortSince = null;
            lastPass = null;
        }
        waiting.add(worker);
        return false;
    }

    /** What a waiting worker does next. Its patience begins when it came, or when memory ran short, if that was later. */
    private synchronized Next look(Object worker, long arrived) throws MemoryShortageException {
        MemoryReading reading = memory.get();
        long now = nanoTime.getAsLong();
        if (isShort(reading)) {
            Long since = shortSince;
            if (since == null) {
                shortSince = now;
                return Next.COLLECT;
            }
            Duration waited = Duration.ofNanos(Math.min(now - since, now - arrived));
            if (waited.compareTo(patience) >= 0) {
                throw new MemoryShortageException(reading, threshold, patience);
            }
            return Next.WAIT;
        }
        shortSince = null;
        Long passed = lastPass;
        if (!worker.equals(waiting.peek()) || (passed != null && now - passed < POLL.toNanos())) {
            return Next.WAIT;
        }
        lastPass = now;
        return Next.PASS;
    }

    private synchronized void leave(Object worker) {
        waiting.remove(worker);
    }

    private boolean isShort(MemoryReading reading) {
        return reading.usedFraction() >= threshold;
    }

    private enum Next {
        PASS,
        COLLECT,
        WAIT
    }
}
