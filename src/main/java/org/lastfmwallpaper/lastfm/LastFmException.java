package org.lastfmwallpaper.lastfm;

import java.io.Serial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Says why Last.fm's albums cannot be had, and in its message what a listener or the operator can do about it. Holds
 * neither the API key nor an address with it, in no cause either: what the HTTP client below throws is not passed on,
 * as its messages quote the address.
 */
public final class LastFmException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and so who can mend it. */
    public enum Kind {
        /** Last.fm knows of no such listener. */
        UNKNOWN_LISTENER("Last.fm knows no such listener"),
        /** The listener hides what they listen to. */
        PRIVATE_LISTENER("This listener's listening is private"),
        /** Last.fm does not accept the operator's API key. */
        BAD_KEY("Last.fm does not accept this server's API key"),
        /** Last.fm does not accept the request as it is. */
        BAD_REQUEST("Last.fm did not accept the request"),
        /** Last.fm went on asking for fewer requests. */
        RATE_LIMITED("Last.fm wants fewer requests"),
        /** A fault that may pass did not pass while we asked again. */
        UNAVAILABLE("Last.fm could not give the albums"),
        /** The thread that asked was interrupted, as it is when its job is stopped. */
        INTERRUPTED("The wait for Last.fm was interrupted");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The job's exit status: an upper-case token such as {@code UNKNOWN_LISTENER}. */
        public String exitStatus() {
            return name();
        }

        /** What happened, in one line without a full stop. */
        public String title() {
            return title;
        }
    }

    private final Kind kind;

    /**
     * Makes an exception.
     *
     * @param kind whose fault it is
     * @param message what to do about it, for the listener; without the key
     */
    public LastFmException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Whose fault it is. */
    public Kind kind() {
        return kind;
    }

    static LastFmException noKey() {
        return new LastFmException(
                Kind.BAD_KEY,
                "This server has no API key for Last.fm. The operator must set LASTFM_API_KEY;"
                        + " a key is free at https://www.last.fm/api/account/create.");
    }

    static LastFmException refused(Answer.Refusal refusal, String listener) {
        return new LastFmException(
                refusal.kind(),
                switch (refusal.kind()) {
                    case UNKNOWN_LISTENER ->
                        "Last.fm knows of no listener named \"%s\". Check the spelling at https://www.last.fm/user/%s."
                                .formatted(listener, URLEncoder.encode(listener, StandardCharsets.UTF_8));
                    case PRIVATE_LISTENER ->
                        ("What \"%s\" listens to is private. To make wallpapers of it, %s can open the privacy settings"
                                        + " at https://www.last.fm/settings/privacy and switch"
                                        + " 'Hide recent listening information' off.")
                                .formatted(listener, listener);
                    case BAD_KEY ->
                        ("Last.fm answered with %s. The operator must set LASTFM_API_KEY to a key that is valid;"
                                        + " one is free at https://www.last.fm/api/account/create.")
                                .formatted(refusal.reply());
                    default ->
                        ("Last.fm answered with %s, so asking again will not help. Check the name and the period;"
                                        + " if they are right, the operator should check LASTFM_API_URL.")
                                .formatted(refusal.reply());
                });
    }

    static LastFmException gaveUp(Answer.Fault fault, String listener, int attempts) {
        String asked = "It was asked %d times for the albums of \"%s\".".formatted(attempts, listener);
        return fault.tooFast()
                ? new LastFmException(
                        Kind.RATE_LIMITED,
                        "Last.fm wants fewer requests from this server. " + asked + " Try again in some minutes.")
                : new LastFmException(
                        Kind.UNAVAILABLE,
                        "Last.fm is out of order: " + fault.what() + ". " + asked + " Try again in some minutes.");
    }

    static LastFmException anotherListener(String listener, int attempts) {
        return new LastFmException(
                Kind.UNAVAILABLE,
                ("Last.fm was asked %d times for the albums of \"%s\", and each time gave another listener's."
                                + " Nothing of theirs was kept. Try again in some minutes.")
                        .formatted(attempts, listener));
    }

    static LastFmException interrupted(String listener, InterruptedException cause) {
        LastFmException interrupted = new LastFmException(
                Kind.INTERRUPTED,
                "The run was stopped while it waited for the albums of \"%s\". Restart it to ask again."
                        .formatted(listener));
        interrupted.initCause(cause);
        return interrupted;
    }
}
