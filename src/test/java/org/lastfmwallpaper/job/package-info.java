@NullMarked
package org.lastfmwallpaper.job;

import org.jspecify.annotations.NullMarked;
