/** Whether this server is fit to take jobs on: for MicroProfile Health without a word too many, for the operator with details. */
@NullMarked
package org.lastfmwallpaper.health;

import org.jspecify.annotations.NullMarked;
