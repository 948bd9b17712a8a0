package org.lastfmwallpaper.lastfm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only pauses move. */
final class TestTime {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    long nanos() {
        return nanos.get();
    }

    Instant instant() {
        return START.plusNanos(nanos.get());
    }

    void pause(Duration span) {
        pauses.add(span);
        nanos.addAndGet(span.toNanos());
    }

    /** Every wait so far. */
    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** The waits that are longer than those between any two requests. */
    List<Duration> longPauses() {
        return pauses.stream()
                .filter(span -> span.compareTo(RequestPacing.GAP) > 0)
                .toList();
    }

    /** This clock, with jitter at its most. */
    Timing timing() {
        return timing(this::pause);
    }

    /** This clock, with pauses that do something else. */
    Timing timing(Timing.Pause pause) {
        return new Timing(this::nanos, this::instant, pause, () -> 1.0);
    }
}
