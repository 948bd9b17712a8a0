package org.lastfmwallpaper.job;

/**
 * An album that has no wallpaper.
 *
 * @param rank its place in the chart
 * @param artist the artist's name
 * @param title the album's title
 * @param reason why, in words
 * @param retryable whether a restart tries it again, because the fault may pass
 */
public record SkippedAlbum(int rank, String artist, String title, String reason, boolean retryable) {

    /** Without the names, which may hold line breaks that forge lines of a log. */
    @Override
    public String toString() {
        return "SkippedAlbum[rank=%d, reason=%s]".formatted(rank, reason);
    }
}
