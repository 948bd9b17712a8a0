package org.lastfmwallpaper.memory;

/**
 * One bound on memory, and what is left under it.
 *
 * @param limitBytes the bound, more than 0
 * @param availableBytes what can still be had, 0 to {@code limitBytes}; values outside are clamped, as the kernel's
 *     figures are not read at one instant
 */
public record MemoryShare(long limitBytes, long availableBytes) {
    public MemoryShare {
        if (limitBytes < 1) {
            throw new IllegalArgumentException("a memory limit of " + limitBytes + " bytes");
        }
        availableBytes = Math.clamp(availableBytes, 0, limitBytes);
    }

    /** The part in use, 0 to 1. */
    public double usedFraction() {
        return (double) (limitBytes - availableBytes) / limitBytes;
    }
}
