package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Wallpaper;
import org.lastfmwallpaper.archive.ArchiveShard;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RunObserver;
import org.lastfmwallpaper.job.RunProblem;

/** Appends to the partition's shard. Its checkpoint is the shard's length; opening at a checkpoint truncates to it. */
@Dependent
@Named("zipItemWriter")
public class ZipItemWriter extends AbstractItemWriter {
    @Inject
    @BatchProperty
    String jobId;

    /** The shard's name, from the plan. */
    @Inject
    @BatchProperty
    String shard;

    @Inject
    StepContext step;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    RunObserver observer;

    private @Nullable ArchiveShard archive;

    @Override
    public void open(@Nullable Serializable checkpoint) throws IOException {
        try {
            archive = workspaces.get(jobId).openShard(shard, checkpoint);
        } catch (IOException e) {
            throw noted(e);
        }
    }

    @Override
    public void writeItems(List<Object> wallpapers) throws IOException {
        try {
            workspaces.disk().require(bytes(wallpapers));
            for (Object wallpaper : wallpapers) {
                opened().append((Wallpaper) wallpaper);
            }
            opened().force(); // before the runtime records the checkpoint: what it points at must exist
        } catch (IOException e) {
            throw noted(e);
        } catch (OutOfMemoryError e) {
            // Whatever of the chunk is not whole on disk is made again.
            workspaces.get(jobId).noteProblem(RunProblem.memory("the Java heap was used up by writing wallpapers"));
            throw new IOException("out of memory while writing to " + shard, e);
        }
        observer.written(wallpapers.size(), bytes(wallpapers));
        ChunkInHand.of(step).committed();
    }

    private IOException noted(IOException cause) throws IOException {
        workspaces.get(jobId).noteProblem(RunProblem.disk("The disk could not be written", cause));
        return cause;
    }

    private static long bytes(List<Object> wallpapers) {
        return wallpapers.stream()
                .mapToLong(wallpaper -> ((Wallpaper) wallpaper).png().length)
                .sum();
    }

    @Override
    public Long checkpointInfo() {
        return opened().length();
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }

    private ArchiveShard opened() {
        ArchiveShard open = archive;
        if (open == null) {
            throw new IllegalStateException("the shard " + shard + " has not been opened");
        }
        return open;
    }
}
