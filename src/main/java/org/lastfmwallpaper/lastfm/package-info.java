/**
 * What Last.fm knows: a listener's top albums, and where their covers may be found. Decides how its API is asked, how
 * often, how long a fault is waited out, and what a listener is told when the albums cannot be had.
 *
 * <p>The API key goes into the request's query and nowhere else: no message, cause or log record of this package holds
 * it or an address that does.
 */
@NullMarked
package org.lastfmwallpaper.lastfm;

import org.jspecify.annotations.NullMarked;
