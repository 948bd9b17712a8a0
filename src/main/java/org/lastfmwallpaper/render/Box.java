package org.lastfmwallpaper.render;

/** A rectangle of whole pixels on the canvas. */
record Box(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    /** A box of this size at another place. */
    Box at(int otherX, int otherY) {
        return new Box(otherX, otherY, width, height);
    }

    boolean contains(int column, int row) {
        return column >= x && column < right() && row >= y && row < bottom();
    }
}
