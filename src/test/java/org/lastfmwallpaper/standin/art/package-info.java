/**
 * Cover art out of nothing but a seed: what the stand-in's image host serves, so that no test and no screenshot needs
 * somebody's pictures.
 */
@NullMarked
package org.lastfmwallpaper.standin.art;

import org.jspecify.annotations.NullMarked;
