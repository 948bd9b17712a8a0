package org.lastfmwallpaper.cover;

/** No cover will come from this address: it is not there, not allowed, too large, or not a picture. */
public final class CoverMissingException extends CoverException {

    /**
     * Says why.
     *
     * @param reason a short code for metrics
     * @param message what the listener reads; part of a sentence, without secrets
     */
    public CoverMissingException(String reason, String message) {
        super(reason, message, null);
    }

    /**
     * Says why, and what led to it.
     *
     * @param reason a short code for metrics
     * @param message what the listener reads; part of a sentence, without secrets
     */
    public CoverMissingException(String reason, String message, Throwable cause) {
        super(reason, message, cause);
    }
}
