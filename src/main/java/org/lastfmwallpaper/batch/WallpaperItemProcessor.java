package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.Wallpaper;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.cover.CoverDelayedException;
import org.lastfmwallpaper.cover.CoverException;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RunProblem;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.job.WallpaperJobs;
import org.lastfmwallpaper.memory.MemoryGate;
import org.lastfmwallpaper.memory.MemoryShortageException;

/**
 * Downloads and renders one album.
 *
 * <p>While memory is short it waits, and when it stays short it ends the run. Before either, the wallpapers that the
 * chunk holds are committed: the album is put back, and its turn comes again in the next chunk. An album that uses up the
 * heap ends the run too; one that does so again and again, made alone, is left out in the end, or no other would ever be
 * made behind it.
 */
@Dependent
@Named("wallpaperItemProcessor")
public class WallpaperItemProcessor implements ItemProcessor {
    private static final Logger LOG = System.getLogger(WallpaperItemProcessor.class.getName());

    @Inject
    @BatchProperty
    String jobId;

    @Inject
    StepContext step;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    WallpaperGenerator generator;

    @Inject
    MemoryGate gate;

    @Inject
    WallpaperJobs jobs;

    private @Nullable WallpaperRequest request;

    @Override
    public @Nullable Wallpaper processItem(Object item)
            throws CoverException, MemoryShortageException, IOException, InterruptedException {
        Album album = (Album) item;
        ChunkInHand chunk = ChunkInHand.of(step);
        if (chunk.holdsWallpapers() && gate.isShort()) {
            chunk.putBack(album);
            return null;
        }
        try {
            if (!gate.enter(() -> jobs.isStopping(jobId))) {
                chunk.putBack(album);
                return null;
            }
            Wallpaper wallpaper = generator.wallpaper(album, request());
            chunk.rendered();
            return wallpaper;
        } catch (OutOfMemoryError e) {
            LOG.log(Level.WARNING, "job {0}: out of memory at album {1}", jobId, album.rank());
            if (chunk.holdsWallpapers()) {
                chunk.putBack(album);
                return null;
            }
            if (workspaces.get(jobId).hasBeenTriedAlone()) {
                throw new CoverDelayedException("memory", "its cover takes more memory than this server has", e);
            }
            throw noted(MemoryShortageException.heapUsedUp(album.rank(), generator.memoryAvailable()));
        } catch (MemoryShortageException e) {
            throw noted(e);
        } catch (CoverDelayedException e) {
            // Servers interrupt their threads when they end. With the cover nothing is wrong: it must not be skipped,
            // nor
            // the next ones with it, and what the chunk holds must be written, which an interrupted thread cannot do.
            if (Thread.interrupted()) {
                chunk.putBack(album);
                return null;
            }
            throw e;
        }
    }

    private MemoryShortageException noted(MemoryShortageException shortage) throws IOException {
        workspaces.get(jobId).noteProblem(RunProblem.memory(String.valueOf(shortage.getMessage())));
        return shortage;
    }

    private WallpaperRequest request() throws IOException {
        WallpaperRequest known = request;
        if (known == null) {
            known = workspaces.get(jobId).request().request();
            request = known;
        }
        return known;
    }
}
