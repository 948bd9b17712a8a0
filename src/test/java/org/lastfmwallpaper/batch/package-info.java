@NullMarked
package org.lastfmwallpaper.batch;

import org.jspecify.annotations.NullMarked;
