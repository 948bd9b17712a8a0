/** The container's files, against their own schemas and against what they promise. */
@NullMarked
package org.lastfmwallpaper.container;

import org.jspecify.annotations.NullMarked;
