/**
 * The command line: wallpapers into a folder, without a server. It asks, draws a progress bar and gives an exit code; the
 * work is {@code WallpaperGenerator}'s.
 */
@NullMarked
package org.lastfmwallpaper.cli;

import org.jspecify.annotations.NullMarked;
