package org.lastfmwallpaper.lastfm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Retry-After} header: seconds, or a date (RFC 9110, section 10.2.3). Of the three forms of a date the two
 * that RFC 9110 calls obsolete are not read: then, as with any other text, we wait as long as we think best.
 */
final class RetryAfter {
    /** The longest that we wait, whatever the header says: after it we ask, and are told again if we must. */
    static final Duration MOST = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** More digits than this are more than {@link #MOST}, and might not fit into a number. */
    private static final int FEW_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Reads the header.
     *
     * @param header its value, or null where there is none
     * @param now what time it is
     * @return how long to wait, from nothing to {@link #MOST}; or empty if the header does not say
     */
    static Optional<Duration> read(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        return SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : date(text, now);
    }

    private static Duration seconds(String digits) {
        return digits.length() > FEW_DIGITS ? MOST : bounded(Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return Optional.of(bounded(Duration.between(now, then)));
        } catch (DateTimeException e) {
            return Optional.empty(); // not a date either: the header does not say
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
