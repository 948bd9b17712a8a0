package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.job.JobWorkspace;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.RankList;
import org.lastfmwallpaper.job.WallpaperGenerator;

/**
 * Shares the albums that are still to do among as many partitions as free memory allows, anew at each start and restart.
 *
 * <p>The plan overrides whatever the server remembers of an earlier one. That is the one way that works on every server
 * after a crash, and it loses nothing: what is done is read from the shards, not from checkpoints.
 */
@Dependent
@Named("memoryPartitionMapper")
public class MemoryPartitionMapper implements PartitionMapper {
    private static final Logger LOG = System.getLogger(MemoryPartitionMapper.class.getName());

    @Inject
    @BatchProperty
    String jobId;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    WallpaperGenerator generator;

    @Override
    public PartitionPlan mapPartitions() throws IOException {
        JobWorkspace workspace = workspaces.get(jobId);
        List<Integer> pending = workspace.pending().stream().map(Album::rank).toList();
        int partitions = Math.min(
                generator.workersForRun(pending.size()),
                workspace.memoryRestarts().workers());
        List<String> ranks =
                deal(pending, partitions).stream().map(RankList::format).toList();
        int number = workspace.keepPlan(ranks);
        LOG.log(
                Level.INFO,
                "job {0}: {1} albums to do, {2} partitions, plan {3}",
                jobId,
                pending.size(),
                partitions,
                number);

        PartitionPlan plan = new PartitionPlanImpl();
        plan.setPartitions(partitions);
        plan.setThreads(partitions);
        plan.setPartitionsOverride(true);
        plan.setPartitionProperties(properties(number, ranks));
        return plan;
    }

    /** Deals albums out like cards, so that the first wallpapers of a listener are the first to be done. */
    static List<List<Integer>> deal(List<Integer> ranks, int partitions) {
        List<List<Integer>> hands = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                .limit(partitions)
                .toList();
        for (int index = 0; index < ranks.size(); index++) {
            hands.get(index % partitions).add(ranks.get(index));
        }
        return hands;
    }

    private static Properties[] properties(int plan, List<String> ranks) {
        Properties[] all = new Properties[ranks.size()];
        for (int index = 0; index < all.length; index++) {
            all[index] = new Properties();
            all[index].setProperty("ranks", ranks.get(index));
            all[index].setProperty("shard", "plan-%04d-%02d.shard".formatted(plan, index + 1));
        }
        return all;
    }
}
