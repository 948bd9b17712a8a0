package org.lastfmwallpaper.album;

import java.util.Arrays;
import java.util.Optional;

/** The spans of time that Last.fm keeps charts for. */
public enum Period {
    OVERALL("overall"),
    WEEK("7day"),
    MONTH("1month"),
    QUARTER("3month"),
    HALF_YEAR("6month"),
    YEAR("12month");

    private final String id;

    Period(String id) {
        this.id = id;
    }

    /** The name that Last.fm and our REST interface use, such as {@code 7day}. */
    public String id() {
        return id;
    }

    /** The period with this {@link #id()}, or nothing. */
    public static Optional<Period> of(String id) {
        return Arrays.stream(values()).filter(period -> period.id.equals(id)).findFirst();
    }
}
