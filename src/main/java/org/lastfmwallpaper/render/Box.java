package org.lastfmwallpaper.render;

/** A rectangle of whole pixels on the canvas. */
record Box(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    boolean contains(int column, int row) {
        return column >= x && column < right() && row >= y && row < bottom();
    }
}
