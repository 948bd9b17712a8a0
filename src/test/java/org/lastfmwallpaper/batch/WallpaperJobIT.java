package org.lastfmwallpaper.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.Metric;
import jakarta.batch.runtime.StepExecution;
import jakarta.inject.Inject;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.job.JobDescription;
import org.lastfmwallpaper.job.RunExecution;
import org.lastfmwallpaper.job.WallpaperJobs;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** The job inside a real server, as its batch runtime counts it. */
@ExtendWith(ArquillianExtension.class)
class WallpaperJobIT {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    @Inject
    WallpaperJobs jobs;

    /** The built WAR. This method alone runs in the tests' own JVM, where the stand-in then stays until that JVM ends. */
    @Deployment
    static WebArchive war() {
        LastFmStandIn.start(Integer.getInteger("standin.port"));
        File war = new File(System.getProperty("project.build.directory"), "lastfm-wallpaper.war");
        return ShrinkWrap.createFromZipFile(WebArchive.class, war);
    }

    @Test
    void theServerCountsWhatWasReadSkippedAndWritten() throws Exception {
        JobDescription job = run("coverless", 8);

        assertEquals(BatchStatus.COMPLETED, job.status(), job::toString);
        Map<String, StepExecution> steps = steps(job);
        assertEquals(
                List.of("albums", "archive", "wallpapers"),
                steps.keySet().stream().sorted().toList());
        steps.values().forEach(step -> assertEquals(BatchStatus.COMPLETED, step.getBatchStatus(), step.getStepName()));
        Map<Metric.MetricType, Long> metrics = metrics(Objects.requireNonNull(steps.get("wallpapers")));
        assertEquals(8, metrics.get(Metric.MetricType.READ_COUNT)); // the chart has 8 albums
        assertEquals(5, metrics.get(Metric.MetricType.PROCESS_SKIP_COUNT)); // of which 5 have no cover
        assertEquals(3, metrics.get(Metric.MetricType.WRITE_COUNT)); // 8 - 5
        assertEquals(0, metrics.get(Metric.MetricType.ROLLBACK_COUNT));
    }

    @Test
    void anExecutionThatFailedTellsTheServerWhy() throws Exception {
        JobDescription job = run("nobody", 10);

        assertEquals(BatchStatus.FAILED, job.status(), job::toString);
        RunExecution execution = job.executions().getLast();
        assertEquals(
                "UNKNOWN_LISTENER",
                operator().getJobExecution(execution.executionId()).getExitStatus());
    }

    private JobDescription run(String listener, int limit) throws InterruptedException {
        String jobId = jobs.start(new WallpaperRequest(
                        listener, Period.OVERALL, limit, 640, 360, WallpaperStyle.BLUR, CaptionStyle.TITLE))
                .jobId();
        long end = System.nanoTime() + PATIENCE_NANOS;
        JobDescription job = jobs.describe(jobId);
        while (job.running()) {
            assertTrue(System.nanoTime() < end, job::toString);
            TimeUnit.MILLISECONDS.sleep(50);
            job = jobs.describe(jobId);
        }
        return job;
    }

    private static JobOperator operator() {
        return BatchRuntime.getJobOperator();
    }

    private static Map<String, StepExecution> steps(JobDescription job) {
        return operator().getStepExecutions(job.executions().getLast().executionId()).stream()
                .collect(Collectors.toMap(StepExecution::getStepName, step -> step));
    }

    private static Map<Metric.MetricType, Long> metrics(StepExecution step) {
        return Arrays.stream(step.getMetrics()).collect(Collectors.toMap(Metric::getType, Metric::getValue));
    }
}
