package org.lastfmwallpaper.memory;

import java.time.Duration;
import java.util.Locale;

/** Memory stayed short for longer than a worker may wait. What was done so far is kept; a restart goes on. */
public class MemoryShortageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final MemoryReading reading;

    private MemoryShortageException(String message, MemoryReading reading) {
        super(message);
        this.reading = reading;
    }

    MemoryShortageException(MemoryReading reading, double threshold, Duration patience) {
        this(stayedShort(reading, threshold, patience), reading);
    }

    /** One album alone needed more than the heap had left. */
    public static MemoryShortageException heapUsedUp(int rank, MemoryReading reading) {
        return new MemoryShortageException("the Java heap was used up by album " + rank, reading);
    }

    private static String stayedShort(MemoryReading reading, double threshold, Duration patience) {
        return String.format(
                Locale.ROOT,
                "memory stayed short for %d s: the %s is %.0f %% used (threshold %.0f %%), %d MiB of %d MiB available,"
                        + " %d MiB left in the heap",
                patience.toSeconds(),
                reading.source(),
                reading.usedFraction() * 100,
                threshold * 100,
                reading.availableBytes() >> 20,
                reading.totalBytes() >> 20,
                reading.heapAvailableBytes() >> 20);
    }

    /** Memory when patience ended. */
    public MemoryReading reading() {
        return reading;
    }
}
