package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractCheckpointAlgorithm;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.TimeUnit;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.memory.MemoryGate;

/** Ends the chunk after some albums, after some time, or at once when memory runs short. */
@Dependent
@Named("memoryCheckpointAlgorithm")
public class MemoryCheckpointAlgorithm extends AbstractCheckpointAlgorithm {
    /** The most albums in one chunk. */
    @Inject
    @BatchProperty
    String itemCount;

    /** Seconds after which a chunk ends with the album in hand, so that slow downloads hold nothing back. */
    @Inject
    @BatchProperty
    String timeLimit;

    @Inject
    StepContext step;

    @Inject
    WallpaperConfig config;

    @Inject
    MemoryGate gate;

    private int items;
    private long begun;

    @Override
    public void beginCheckpoint() {
        items = 0;
        begun = System.nanoTime();
    }

    @Override
    public boolean isReadyToCheckpoint() {
        items++;
        return items >= Integer.parseInt(itemCount)
                || System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(Long.parseLong(timeLimit))
                || ChunkInHand.of(step).hasAlbumPutBack()
                || gate.isShort();
    }

    /** Seconds that a chunk may take at worst: each album its whole time, and the wait for memory. */
    @Override
    public int checkpointTimeout() {
        long album = config.albumTimeout().plus(config.memoryPatience()).toSeconds();
        return (int) Math.min(Integer.MAX_VALUE, (Long.parseLong(itemCount) + 1) * album);
    }
}
