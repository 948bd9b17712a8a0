/** Counts what runs do, and tells it in Prometheus's text format. The one room that knows Micrometer. */
@NullMarked
package org.lastfmwallpaper.metrics;

import org.jspecify.annotations.NullMarked;
