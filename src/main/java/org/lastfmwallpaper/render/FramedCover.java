package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** The sharp cover with its soft shadow on a backdrop, and the caption under it. */
final class FramedCover {
    private static final double SHADE_REACH = 0.5;

    private FramedCover() {}

    static void paint(Picture cover, Picture canvas, Caption caption) {
        Box place = Layout.cover(cover, canvas, caption.height());
        int captionTop = place.bottom() + Layout.gap(canvas);
        caption.shade(canvas, captionTop, SHADE_REACH);
        Shadow.under(place, canvas);
        Scaling.draw(cover, Region.whole(cover), canvas, place);
        caption.write(canvas, captionTop);
    }
}
