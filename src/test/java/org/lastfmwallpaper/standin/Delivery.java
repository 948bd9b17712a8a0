package org.lastfmwallpaper.standin;

/** What the image host does when it is asked for a cover. */
enum Delivery {
    /** Sends it. */
    FINE,
    /** Sends it on the third time that it is asked; 503 before. */
    AFTER_OUTAGE,
    /** Has the listed sizes, but has lost the original. */
    NO_ORIGINAL,
    /** 404, whatever the size. */
    NOTHING,
    /** A page that says so, with status 200. */
    HTML,
    /** A drawing instead of a picture. */
    SVG,
    /** A PNG whose header claims 65535 × 65535 pixels: 17 GB once unpacked. */
    HUGE_CLAIM,
    /** The first third of a JPEG, sent as if it were whole. */
    TRUNCATED,
    /** Status 200 and not one byte. */
    EMPTY,
    /** Begins as a JPEG and never ends; its length is not told. */
    ENDLESS,
    /** Promises a thousand bytes more than it sends. */
    SHORT_OF_ITS_LENGTH,
    /** Redirects to and fro. */
    REDIRECT_LOOP,
    /** 20 MB, as announced. */
    TOO_LARGE,
    /** Bytes without meaning. */
    NOISE,
    /** The cover, but a byte a second. */
    TRICKLE
}
