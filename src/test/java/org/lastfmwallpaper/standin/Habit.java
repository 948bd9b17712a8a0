package org.lastfmwallpaper.standin;

/** What the interface does when it is asked about a listener. */
enum Habit {
    REGULAR,
    /** One album alone is sent as an object, not as an array of one. */
    LONE_OBJECT,
    /** The answer lacks the member {@code album}. */
    NO_ALBUM_MEMBER,
    /** Twice 429, then well; and again so for the next. */
    TOO_FAST,
    /** Twice 503, then well; and again so for the next. */
    OUTAGE,
    /** Once somebody else's chart, then the right one; and again so for the next. */
    STRANGER,
    /** There is no such listener. */
    UNKNOWN,
    /** The listener keeps what he hears to himself. */
    PRIVATE,
    /** The key is refused. */
    BAD_KEY,
    /** The key is suspended; the error comes with status 200. */
    SUSPENDED
}
