/** Decides which libraries of the system are called, and how they are found. Without any of them everything works. */
@NullMarked
package org.lastfmwallpaper.foreign;

import org.jspecify.annotations.NullMarked;
