/** Covers that nobody uploads in good faith, made by hand and by chance, the same at every run. */
@NullMarked
package org.lastfmwallpaper.hostile;

import org.jspecify.annotations.NullMarked;
