@NullMarked
package org.lastfmwallpaper.archive;

import org.jspecify.annotations.NullMarked;
