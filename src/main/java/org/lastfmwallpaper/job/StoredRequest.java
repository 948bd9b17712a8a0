package org.lastfmwallpaper.job;

import java.time.Instant;
import org.lastfmwallpaper.album.WallpaperRequest;

/**
 * What a job was started with, as its workspace keeps it.
 *
 * @param request what is made; its limit is the one in force
 * @param requestedLimit what was asked for, which low memory may have cut
 * @param created when the job was started
 */
public record StoredRequest(WallpaperRequest request, int requestedLimit, Instant created) {
    /** Whether low memory cut the number of albums. */
    public boolean lowMemory() {
        return request.limit() < requestedLimit;
    }
}
