/** The artifacts that {@code batch-jobs/wallpaper-job.xml} names, and nothing else: thin adapters over the other packages. */
@NullMarked
package org.lastfmwallpaper.batch;

import org.jspecify.annotations.NullMarked;
