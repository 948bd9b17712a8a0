package org.lastfmwallpaper.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Picture;

/** What may be written on one wallpaper, and the typefaces to set it in. */
record Label(Album album, CaptionStyle style, Typefaces typefaces) {
    /** The lines under a cover. */
    Caption caption(Picture canvas) {
        return Caption.of(this, canvas.width(), canvas.height());
    }

    /** The album's title as it can be drawn; empty if it is not wanted or nothing of it can be. */
    String title() {
        return style == CaptionStyle.NONE ? "" : drawable(album.title(), typefaces.bold());
    }

    /** The smaller lines that go with the title; a name without anything that can be drawn has no line. */
    List<String> details() {
        List<String> details = new ArrayList<>();
        if (style != CaptionStyle.NONE) {
            details.add(drawable(album.artist(), typefaces.regular()));
        }
        if (style == CaptionStyle.PLAYS) {
            details.add(drawable(plays(album.playCount()), typefaces.regular()));
        }
        details.removeIf(String::isEmpty);
        return details;
    }

    /** Such as {@code 1 play} or {@code 1,310 plays}. */
    static String plays(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d play" : "%,d plays", count);
    }

    private static String drawable(String name, Typeface typeface) {
        return typeface.drawable(CaptionText.clean(name));
    }
}
