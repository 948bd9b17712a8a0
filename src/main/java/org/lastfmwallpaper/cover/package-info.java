/**
 * Fetches covers and reads them. Decides whom to believe: which hosts and network addresses may be asked, how many bytes
 * and pixels a cover may have, which formats are read, and which faults may pass. Nothing that a server sends is taken
 * at its word.
 */
@NullMarked
package org.lastfmwallpaper.cover;

import org.jspecify.annotations.NullMarked;
