package org.lastfmwallpaper.album;

import java.util.List;

/**
 * One of a listener's albums.
 *
 * @param rank place in the listener's chart, from 1; numbered by position, as Last.fm's own ranks move between pages
 * @param artist the artist's name, any Unicode, never empty
 * @param title the album's title, any Unicode, never empty
 * @param playCount how often the listener played it, 0 or more
 * @param images addresses of the cover as Last.fm listed them, smallest first; may be empty, never holds empty text
 */
public record Album(int rank, String artist, String title, long playCount, List<String> images) {
    public Album {
        images = List.copyOf(images);
    }

    /** Its rank alone: servers log what a job works on, and a name may hold line breaks that forge lines of the log. */
    @Override
    public String toString() {
        return "Album[rank=" + rank + "]";
    }
}
