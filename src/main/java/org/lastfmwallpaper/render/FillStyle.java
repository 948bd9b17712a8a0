package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** The cover's middle fills the screen, untouched save where the caption stands. */
final class FillStyle implements Style {
    private static final double MARGIN = 0.075; // below the caption, in units
    private static final double SHADE_REACH = 0.3;

    @Override
    public void paint(Picture cover, Picture canvas, Label label) {
        Region middle = Region.filling(cover, canvas.width(), canvas.height());
        Scaling.draw(cover, middle, canvas, new Box(0, 0, canvas.width(), canvas.height()));
        Caption caption = label.caption(canvas);
        int margin = (int) Math.round(MARGIN * Layout.unit(canvas));
        int top = canvas.height() - margin - caption.height();
        caption.shade(canvas, top, SHADE_REACH);
        caption.write(canvas, top);
    }
}
