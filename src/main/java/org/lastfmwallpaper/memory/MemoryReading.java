package org.lastfmwallpaper.memory;

import java.io.Serializable;

/**
 * Memory at one moment.
 *
 * @param totalBytes what the machine has, or what its container lets it have if that is less
 * @param availableBytes the least headroom of machine and container, 0 or more
 * @param heapAvailableBytes what the Java heap can still hold beside its live objects, 0 or more
 * @param usedFraction the worst of machine, container and heap, 0 to 1
 * @param source which of them was worst: {@code machine}, {@code container} or {@code heap}
 */
public record MemoryReading(
        long totalBytes, long availableBytes, long heapAvailableBytes, double usedFraction, String source)
        implements Serializable {

    /** What workers can count on, in bytes: their pictures live in the heap, and the heap in the machine. */
    public long headroomBytes() {
        return Math.min(availableBytes, heapAvailableBytes);
    }
}
