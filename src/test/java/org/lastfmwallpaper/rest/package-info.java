@NullMarked
package org.lastfmwallpaper.rest;

import org.jspecify.annotations.NullMarked;
