package org.lastfmwallpaper.lastfm;

import java.time.Duration;

/**
 * How long and how large an answer may be.
 *
 * @param connect how long a connection may take
 * @param silence how long Last.fm may send nothing
 * @param whole how long an answer may take to arrive, once it has begun
 * @param bytes the most that is read of one
 */
record AnswerLimits(Duration connect, Duration silence, Duration whole, int bytes) {
    /** A page of 1,000 albums takes Last.fm some seconds, and is about 1 MB. */
    static final AnswerLimits USUAL =
            new AnswerLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 16 * 1024 * 1024);
}
