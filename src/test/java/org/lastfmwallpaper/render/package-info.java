@NullMarked
package org.lastfmwallpaper.render;

import org.jspecify.annotations.NullMarked;
