package org.lastfmwallpaper.standin.art;

/** Paints one kind of cover. */
@FunctionalInterface
interface Painter {
    void paint(Canvas canvas);
}
