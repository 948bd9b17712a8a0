package org.lastfmwallpaper.album;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is written under a cover. */
public enum CaptionStyle {
    /** Nothing. */
    NONE,
    /** Title and artist. */
    TITLE,
    /** Title, artist and the listener's play count. */
    PLAYS;

    /** The name in requests and answers: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The caption with this {@link #id()}, or nothing. */
    public static Optional<CaptionStyle> of(String id) {
        return Arrays.stream(values())
                .filter(caption -> caption.id().equals(id))
                .findFirst();
    }
}
