package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** Where things go on a wallpaper. */
final class Layout {
    /** How much of the height a cover may take alone, and above a caption. */
    private static final double HEIGHT_ALONE = 800.0 / 1080;

    private static final double HEIGHT_OVER_CAPTION = 0.66;
    private static final double WIDTH = 0.84;
    private static final double GAP = 0.04;

    private Layout() {}

    /** What sizes of type, gaps and shadows are fractions of: the shorter side, or less where the screen is squarish. */
    static double unit(Picture canvas) {
        return unit(canvas.width(), canvas.height());
    }

    static double unit(int width, int height) {
        return Math.min(Math.min(width, height), Math.max(width, height) * 9 / 16.0);
    }

    /** The most that a cover in the middle takes of a canvas, in pixels. */
    static int longestCoverSide(int width, int height) {
        return (int) Math.ceil(Math.min(HEIGHT_ALONE * height, WIDTH * width));
    }

    /** The space between a cover and its caption. */
    static int gap(Picture canvas) {
        return (int) Math.round(GAP * unit(canvas));
    }

    /**
     * Where a cover goes: as large as its share of the canvas allows, its shape kept, in the middle together with the
     * caption under it.
     */
    static Box cover(Picture cover, Picture canvas, int captionHeight) {
        double share = captionHeight == 0 ? HEIGHT_ALONE : HEIGHT_OVER_CAPTION;
        double side = Math.min(share * canvas.height(), WIDTH * canvas.width());
        Box fitted = fitting(cover, side, side);
        int below = captionHeight == 0 ? 0 : gap(canvas) + captionHeight;
        return fitted.at((canvas.width() - fitted.width()) / 2, (canvas.height() - fitted.height() - below) / 2);
    }

    /** The largest box with the cover's shape that this room has, at the top left. */
    static Box fitting(Picture cover, double width, double height) {
        double scale = Math.min(width / cover.width(), height / cover.height());
        return new Box(0, 0, Math.max(1, (int) Math.round(cover.width() * scale)), Math.max(1, (int)
                Math.round(cover.height() * scale)));
    }
}
