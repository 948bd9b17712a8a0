/**
 * Where finished wallpapers are kept: in shards while a run is going, in one ZIP when it is over. Decides when a
 * wallpaper counts as done, and what it is called.
 */
@NullMarked
package org.lastfmwallpaper.archive;

import org.jspecify.annotations.NullMarked;
