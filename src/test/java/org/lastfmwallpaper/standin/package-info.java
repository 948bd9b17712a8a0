/**
 * Plays Last.fm: its JSON interface and its image host on one port of this machine, with listeners for every oddity that
 * the product must stand, and faults on request. What it sends is what Last.fm really sends, as far as it is known.
 */
@NullMarked
package org.lastfmwallpaper.standin;

import org.jspecify.annotations.NullMarked;
