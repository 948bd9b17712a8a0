package org.lastfmwallpaper.album;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a wallpaper looks like. How each is drawn is in the {@code render} package. */
public enum WallpaperStyle {
    /** The cover over its own blurred, slightly darkened backdrop. */
    BLUR,
    /** The cover over a gradient of its own dominant colours. */
    GRADIENT,
    /** The cover fills the screen, cropped around its centre. */
    FILL,
    /** The cover as a sleeve, its record half out. */
    VINYL,
    /** Paper, large type and a strip of the cover's colours, as printed album posters have. */
    POSTER,
    /** A small cover on one calm colour: room for icons and widgets. */
    MINIMAL;

    /** The name in requests and answers: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The style with this {@link #id()}, or nothing. */
    public static Optional<WallpaperStyle> of(String id) {
        return Arrays.stream(values()).filter(style -> style.id().equals(id)).findFirst();
    }
}
