package org.lastfmwallpaper.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lastfmwallpaper.album.WallpaperRequest;
import picocli.CommandLine.TypeConversionException;

/** A wallpaper's size in pixels, written such as {@code 2560x1440}. */
record ScreenSize(int width, int height) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");

    static ScreenSize parse(String text) {
        Matcher size = WRITTEN.matcher(text);
        if (!size.matches()) {
            throw new TypeConversionException("'" + text + "' is no size such as 2560x1440");
        }
        return new ScreenSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    boolean fits(int longestSide) {
        return Math.min(width, height) >= WallpaperRequest.MIN_SHORT_SIDE
                && Math.max(width, height) >= WallpaperRequest.MIN_LONG_SIDE
                && Math.max(width, height) <= longestSide;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
