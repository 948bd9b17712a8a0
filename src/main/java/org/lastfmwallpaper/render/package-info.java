/**
 * Draws wallpapers: cover in, PNG out. Decides what the styles look like, how captions stay readable, and how much effort
 * a PNG is worth. Works on plain {@code byte[]} pixels, as Java2D's scaling costs three to ten times as much; Java2D draws
 * nothing but letters here.
 */
@NullMarked
package org.lastfmwallpaper.render;

import org.jspecify.annotations.NullMarked;
