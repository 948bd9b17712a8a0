/** Last.fm's client against real HTTP on loopback, with the shapes that Last.fm really sends. */
@NullMarked
package org.lastfmwallpaper.lastfm;

import org.jspecify.annotations.NullMarked;
