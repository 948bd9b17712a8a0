@NullMarked
package org.lastfmwallpaper.config;

import org.jspecify.annotations.NullMarked;
