package org.lastfmwallpaper.album;

/**
 * What a listener asked for.
 *
 * @param username the listener's Last.fm name
 * @param period the span of time that the chart covers
 * @param limit how many albums, 1 to 1,000
 * @param width of each wallpaper, in pixels
 * @param height of each wallpaper, in pixels
 * @param style what the wallpapers look like
 * @param caption what is written on them
 */
public record WallpaperRequest(
        String username, Period period, int limit, int width, int height, WallpaperStyle style, CaptionStyle caption) {
    /** Last.fm gives at most this many albums a page, and we ask for no more in all. */
    public static final int MAX_LIMIT = 1_000;

    /** The shorter side of the smallest wallpaper. */
    public static final int MIN_SHORT_SIDE = 360;

    /** The longer side of the smallest wallpaper. */
    public static final int MIN_LONG_SIDE = 640;

    /** What Last.fm allows as a listener's name, as a regular expression. */
    public static final String USERNAME = "[A-Za-z][A-Za-z0-9_-]{1,14}";

    public static final int DEFAULT_LIMIT = 10;
    public static final int DEFAULT_WIDTH = 1920;
    public static final int DEFAULT_HEIGHT = 1080;

    /** How many digits a rank has in an entry's name: enough for the limit, at least three. */
    public int rankDigits() {
        return Math.max(3, Integer.toString(limit).length());
    }
}
