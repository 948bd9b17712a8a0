/**
 * How much memory is left, how many workers it feeds, and where they wait when it runs short. Use is the worst of three:
 * the machine's, the container's and the heap's.
 */
@NullMarked
package org.lastfmwallpaper.memory;

import org.jspecify.annotations.NullMarked;
