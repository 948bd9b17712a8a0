package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** A part of a picture, in its pixels; edges may fall between pixels. */
record Region(double x, double y, double width, double height) {

    static Region whole(Picture picture) {
        return new Region(0, 0, picture.width(), picture.height());
    }

    /** The largest part around the picture's centre that has the shape of {@code width × height}. */
    static Region filling(Picture picture, int width, int height) {
        double scale = Math.max((double) width / picture.width(), (double) height / picture.height());
        double cropWidth = Math.min(picture.width(), width / scale);
        double cropHeight = Math.min(picture.height(), height / scale);
        return new Region(
                (picture.width() - cropWidth) / 2, (picture.height() - cropHeight) / 2, cropWidth, cropHeight);
    }
}
