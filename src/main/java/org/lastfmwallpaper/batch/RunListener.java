package org.lastfmwallpaper.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.job.WallpaperJobs;

/** Makes a run the owner of its workspace while it lasts, however it was started, and writes down how it ended. */
@Dependent
@Named("runListener")
public class RunListener extends AbstractJobListener {
    @Inject
    @BatchProperty
    String jobId;

    @Inject
    JobContext job;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    WallpaperJobs jobs;

    @Inject
    WallpaperGenerator generator;

    @Override
    public void beforeJob() throws IOException {
        jobs.begun(workspaces.get(jobId), job.getExecutionId(), job.getInstanceId());
    }

    @Override
    public void afterJob() throws IOException {
        jobs.ended(workspaces.get(jobId), job.getExecutionId(), job.getBatchStatus())
                .ifPresent(job::setExitStatus);
        if (workspaces.claims().areNone()) {
            generator.release(); // the last run here: what its workers kept for their next albums is garbage now
        }
    }
}
