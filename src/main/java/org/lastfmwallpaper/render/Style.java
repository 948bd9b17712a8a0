package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** One look of wallpapers. */
sealed interface Style permits BlurStyle, GradientStyle, FillStyle, VinylStyle, PosterStyle, MinimalStyle {
    /** Paints every pixel of the canvas: backdrop, cover and text. */
    void paint(Picture cover, Picture canvas, Label label);
}
