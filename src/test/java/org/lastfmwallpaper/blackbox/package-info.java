/** The product from outside: a real server process, driven over HTTP like a stranger would. */
@NullMarked
package org.lastfmwallpaper.blackbox;

import org.jspecify.annotations.NullMarked;
