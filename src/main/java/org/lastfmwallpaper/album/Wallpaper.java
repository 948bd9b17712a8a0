package org.lastfmwallpaper.album;

/**
 * One finished wallpaper, on its way from the renderer to the archive.
 *
 * @param name the archive entry's name, such as {@code 001 - Low - Double Negative.png}
 * @param png the whole PNG file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; identity is all that anyone needs
public record Wallpaper(String name, byte[] png) {}
