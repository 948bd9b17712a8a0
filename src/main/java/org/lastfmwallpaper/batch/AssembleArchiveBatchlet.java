package org.lastfmwallpaper.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.archive.DamagedWallpapersException;
import org.lastfmwallpaper.job.ArchiveReport;
import org.lastfmwallpaper.job.JobWorkspace;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RunProblem;
import org.lastfmwallpaper.job.SkippedAlbum;

/** Copies the shards' entries into the archive, with a report beside them, and removes the shards. */
@Dependent
@Named("assembleArchiveBatchlet")
public class AssembleArchiveBatchlet extends AbstractBatchlet {
    @Inject
    @BatchProperty
    String jobId;

    @Inject
    JobWorkspaces workspaces;

    @Override
    public String process() throws IOException {
        JobWorkspace workspace = workspaces.get(jobId);
        Set<Integer> done = workspace.archive().done();
        refuseGaps(workspace, done);
        try {
            workspaces.disk().require(workspace.shardBytes());
            workspace.archive().assemble(ArchiveReport.of(workspace).toJson(), done);
        } catch (DamagedWallpapersException e) {
            throw e; // no fault of the disk's that room would mend
        } catch (IOException e) {
            workspace.noteProblem(RunProblem.disk("The archive could not be written", e));
            throw e;
        }
        return "COMPLETED";
    }

    /** Every album is in a shard or was skipped; anything else is a fault that a restart mends, not a short archive. */
    private static void refuseGaps(JobWorkspace workspace, Set<Integer> done) throws IOException {
        Set<Integer> settled = new HashSet<>(done);
        workspace.skipped().stream().map(SkippedAlbum::rank).forEach(settled::add);
        List<Integer> missing = workspace.albums().orElse(List.of()).stream()
                .map(Album::rank)
                .filter(rank -> !settled.contains(rank))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("albums " + missing + " are neither done nor skipped; restart the run");
        }
    }
}
