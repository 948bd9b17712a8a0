/** Rules that hold for the whole code. */
@NullMarked
package org.lastfmwallpaper;

import org.jspecify.annotations.NullMarked;
