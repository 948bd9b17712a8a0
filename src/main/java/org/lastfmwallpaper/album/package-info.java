/** What everyone talks about: albums, what was asked for, and the pictures made from it. Knows nothing else. */
@NullMarked
package org.lastfmwallpaper.album;

import org.jspecify.annotations.NullMarked;
