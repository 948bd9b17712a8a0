@NullMarked
package org.lastfmwallpaper.cover;

import org.jspecify.annotations.NullMarked;
