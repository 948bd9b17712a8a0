/** {@code mvn package -Prun}: the product and, without a key, a stand-in for Last.fm, in one command. */
@NullMarked
package org.lastfmwallpaper.demo;

import org.jspecify.annotations.NullMarked;
