/** The page as people use it: a real Chromium, a real server, and a stand-in for Last.fm. */
@NullMarked
package org.lastfmwallpaper.page;

import org.jspecify.annotations.NullMarked;
