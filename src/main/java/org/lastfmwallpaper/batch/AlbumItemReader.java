package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RankList;
import org.lastfmwallpaper.job.WallpaperJobs;

/** Reads a partition's albums. Its checkpoint is how many of them are settled. */
@Dependent
@Named("albumItemReader")
public class AlbumItemReader extends AbstractItemReader {
    @Inject
    @BatchProperty
    String jobId;

    /** The partition's albums, as {@link RankList} writes them. */
    @Inject
    @BatchProperty
    String ranks;

    @Inject
    StepContext step;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    WallpaperJobs jobs;

    private List<Album> albums = List.of();
    private int next;

    @Override
    public void open(@Nullable Serializable checkpoint) throws IOException {
        ChunkInHand.begin(step);
        // An empty property is the same as none to some servers.
        Set<Integer> wanted = new HashSet<>(RankList.parse(ranks == null ? "" : ranks));
        albums = workspaces.get(jobId).albums().orElse(List.of()).stream()
                .filter(album -> wanted.contains(album.rank()))
                .toList();
        next = checkpoint == null ? 0 : (Integer) checkpoint;
    }

    @Override
    public @Nullable Object readItem() {
        if (jobs.isStopping(jobId)) {
            return null; // a server that was asked just before the partitions began has not told them
        }
        Album waiting = ChunkInHand.of(step).takeBack();
        if (waiting != null) {
            return waiting;
        }
        return next < albums.size() ? albums.get(next++) : null;
    }

    @Override
    public Integer checkpointInfo() {
        return ChunkInHand.of(step).hasAlbumPutBack() ? next - 1 : next;
    }
}
