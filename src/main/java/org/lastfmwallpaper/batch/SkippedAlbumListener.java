package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.listener.SkipProcessListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.cover.CoverException;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RunObserver;
import org.lastfmwallpaper.job.SkippedAlbum;
import org.lastfmwallpaper.job.WallpaperGenerator;

/** Writes down which album has no wallpaper, and why. */
@Dependent
@Named("skippedAlbumListener")
public class SkippedAlbumListener implements SkipProcessListener {
    private static final Logger LOG = System.getLogger(SkippedAlbumListener.class.getName());

    @Inject
    @BatchProperty
    String jobId;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    RunObserver observer;

    @Override
    public void onSkipProcessItem(Object item, Exception reason) throws IOException {
        SkippedAlbum skipped = WallpaperGenerator.skip((Album) item, (CoverException) reason);
        LOG.log(Level.DEBUG, "job {0}: album {1} is skipped: {2}", jobId, skipped.rank(), skipped.reason());
        workspaces.get(jobId).skip(skipped);
        observer.skipped(((CoverException) reason).reason());
    }
}
