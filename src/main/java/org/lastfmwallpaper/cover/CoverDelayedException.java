package org.lastfmwallpaper.cover;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault kept the cover away that may pass: a slow, busy or broken server, a torn connection, a run that is stopped. */
public final class CoverDelayedException extends CoverException {
    private final @Nullable Duration retryAfter;

    /**
     * Says why.
     *
     * @param reason a short code for metrics
     * @param message what the listener reads; part of a sentence, without secrets
     */
    public CoverDelayedException(String reason, String message) {
        super(reason, message, null);
        this.retryAfter = null;
    }

    /**
     * Says why, and what led to it.
     *
     * @param reason a short code for metrics
     * @param message what the listener reads; part of a sentence, without secrets
     */
    public CoverDelayedException(String reason, String message, Throwable cause) {
        super(reason, message, cause);
        this.retryAfter = null;
    }

    CoverDelayedException(String reason, String message, Optional<Duration> retryAfter) {
        super(reason, message, null);
        this.retryAfter = retryAfter.orElse(null);
    }

    /** How long the server asked to be left alone, if it did. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
