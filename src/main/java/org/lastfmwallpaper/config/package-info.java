/** Every setting of the operator's, in one place, with its default and its check. Knows address blocks, and nothing else of ours. */
@NullMarked
package org.lastfmwallpaper.config;

import org.jspecify.annotations.NullMarked;
