/**
 * What a job is: its workspace on disk, who owns it, and how it is started, followed, stopped, restarted and removed.
 *
 * <p>The truth about a run is in its workspace. The server's job repository is asked to run jobs, never to remember them.
 */
@NullMarked
package org.lastfmwallpaper.job;

import org.jspecify.annotations.NullMarked;
