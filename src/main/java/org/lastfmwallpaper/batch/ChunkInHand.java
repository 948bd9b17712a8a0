package org.lastfmwallpaper.batch;

import jakarta.batch.runtime.context.StepContext;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Album;

/**
 * What the artifacts of one partition tell each other about the chunk that they are at.
 *
 * <p>An album that cannot be begun for want of memory is put back, so that the wallpapers of the chunk are committed
 * before anything is given up. Each partition has a step context of its own, and works on one thread.
 */
final class ChunkInHand {
    private int rendered;
    private @Nullable Album putBack;

    /** Begins a partition's work. */
    static void begin(StepContext step) {
        step.setTransientUserData(new ChunkInHand());
    }

    /** The chunk that this partition is at. */
    static ChunkInHand of(StepContext step) {
        return (ChunkInHand) step.getTransientUserData();
    }

    void rendered() {
        rendered++;
    }

    void committed() {
        rendered = 0;
    }

    boolean holdsWallpapers() {
        return rendered > 0;
    }

    void putBack(Album album) {
        putBack = album;
    }

    boolean hasAlbumPutBack() {
        return putBack != null;
    }

    @Nullable
    Album takeBack() {
        Album album = putBack;
        putBack = null;
        return album;
    }
}
