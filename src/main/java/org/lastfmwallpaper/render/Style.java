package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** One look of wallpapers. */
sealed interface Style permits BlurStyle, GradientStyle, FillStyle {
    /** Paints every pixel of the canvas: backdrop, cover and caption. */
    void paint(Picture cover, Picture canvas, Caption caption);
}
