package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** The sharp cover over itself, blurred and a little darker. */
final class BlurStyle implements Style {
    /** A Gaussian's standard deviation of 40 pixels on a wallpaper of 1,920. */
    private static final double SIGMA = 40.0 / 1920;

    private static final double BRIGHTNESS = 0.72;

    @Override
    public void paint(Picture cover, Picture canvas, Label label) {
        SoftPicture backdrop = SoftPicture.filling(cover, canvas);
        backdrop.blur(SIGMA * Math.max(canvas.width(), canvas.height()) / SoftPicture.SHRINK);
        backdrop.darken(BRIGHTNESS);
        backdrop.draw(canvas, Dither.NONE);
        FramedCover.paint(cover, canvas, label.caption(canvas));
    }
}
