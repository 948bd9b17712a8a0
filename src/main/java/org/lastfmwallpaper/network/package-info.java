/** Blocks of network addresses, which covers, callers and settings name alike. Knows nothing else of ours. */
@NullMarked
package org.lastfmwallpaper.network;

import org.jspecify.annotations.NullMarked;
