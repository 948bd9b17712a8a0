@NullMarked
package org.lastfmwallpaper.memory;

import org.jspecify.annotations.NullMarked;
