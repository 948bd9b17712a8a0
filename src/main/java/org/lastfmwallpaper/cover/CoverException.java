package org.lastfmwallpaper.cover;

import org.jspecify.annotations.Nullable;

/**
 * There is no cover. {@link CoverMissingException} says that none will come from this address, {@link
 * CoverDelayedException} that asking again later may help.
 */
public abstract sealed class CoverException extends Exception permits CoverMissingException, CoverDelayedException {
    private final String reason;

    CoverException(String reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** A short code for metrics that stays the same from release to release, such as {@code not-found}. */
    public String reason() {
        return reason;
    }
}
