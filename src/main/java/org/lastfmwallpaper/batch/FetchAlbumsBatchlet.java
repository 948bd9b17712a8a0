package org.lastfmwallpaper.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.job.JobWorkspace;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RunProblem;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.lastfm.LastFmException;

/** Asks Last.fm for the listener's albums, once for a job: a restart goes on with the list that is there. */
@Dependent
@Named("fetchAlbumsBatchlet")
public class FetchAlbumsBatchlet extends AbstractBatchlet {
    private static final Logger LOG = System.getLogger(FetchAlbumsBatchlet.class.getName());

    @Inject
    @BatchProperty
    String jobId;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    WallpaperGenerator generator;

    private @Nullable Thread asking;

    @Override
    public String process() throws IOException {
        JobWorkspace workspace = workspaces.get(jobId);
        if (workspace.albums().isEmpty()) {
            workspace.keepAlbums(fetch(workspace));
        }
        return "COMPLETED";
    }

    private List<Album> fetch(JobWorkspace workspace) throws IOException {
        WallpaperRequest request = workspace.request().request();
        try {
            List<Album> albums = ask(request);
            if (albums.isEmpty()) {
                throw refuse(
                        workspace,
                        new RunProblem(
                                RunProblem.NO_ALBUMS,
                                "No albums to show",
                                "Last.fm knows of no album that " + request.username()
                                        + " played in this period. Choose a longer period, or check the name."));
            }
            return albums;
        } catch (LastFmException e) {
            if (e.kind() != LastFmException.Kind.INTERRUPTED) { // that is no problem: somebody wants the run to stop
                workspace.noteProblem(
                        new RunProblem(e.kind().exitStatus(), e.kind().title(), String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    private List<Album> ask(WallpaperRequest request) {
        synchronized (this) {
            asking = Thread.currentThread();
        }
        try {
            return generator.albums(request);
        } finally {
            synchronized (this) {
                // The thread is the server's, and what it has to write down next must not be interrupted.
                asking = null;
                if (Thread.interrupted()) {
                    LOG.log(Level.DEBUG, "job {0} stops asking for albums", jobId);
                }
            }
        }
    }

    private static IllegalStateException refuse(JobWorkspace workspace, RunProblem problem) throws IOException {
        workspace.noteProblem(problem);
        return new IllegalStateException(problem.detail());
    }

    /** Ends a wait for Last.fm; the client gives the interruption back as an exception of its own. */
    @Override
    public synchronized void stop() {
        if (asking != null) {
            asking.interrupt();
        }
    }
}
