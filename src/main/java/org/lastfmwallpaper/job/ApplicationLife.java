package org.lastfmwallpaper.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.lastfmwallpaper.config.OperatorAccess;
import org.lastfmwallpaper.config.WallpaperConfig;

/** What happens when the application starts and before it goes: background work, and a clean end for its runs. */
@ApplicationScoped
public class ApplicationLife {
    private static final Logger LOG = System.getLogger(ApplicationLife.class.getName());
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** A run's end is told at once; this is for what another server has left behind, and for a start that failed. */
    private static final Duration LOOK_AT_QUEUE_EVERY = Duration.ofSeconds(5);

    /** Long enough for the albums in hand to be finished, shorter than the patience of whoever stops the server. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    @Inject
    WallpaperConfig config;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    WorkspaceSweeper sweeper;

    @Inject
    WallpaperJobs jobs;

    @Inject
    AutomaticRestarts restarts;

    @Inject
    WallpaperGenerator generator;

    @Inject
    JobRepository repository;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final List<ScheduledFuture<?>> background = new ArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.INFO, "wallpapers are kept in {0}", config.home());
        LOG.log(
                Level.INFO,
                "JPEG by {0}, Deflate by {1}",
                generator.codecs().jpeg(),
                generator.codecs().deflate());
        if (config.apiKey().isEmpty()) {
            LOG.log(Level.WARNING, "LASTFM_API_KEY is not set: jobs will be refused until it is");
        }
        sayWhoIsTheOperator(config.operator());
        every(WorkspaceClaims.HEARTBEAT, workspaces.claims()::beat);
        background.add(scheduler.scheduleWithFixedDelay(
                repository::look, 0, JobRepository.LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        every(SWEEP_EVERY, named("sweep the workspaces", sweeper::sweep));
        every(AutomaticRestarts.LOOK_EVERY, named("start runs again", restarts::look));
        Runnable startWaiting = named("start the next run", jobs::startWaiting);
        jobs.whenThereIsRoom(() -> scheduler.execute(startWaiting));
        background.add(scheduler.scheduleWithFixedDelay(
                startWaiting, 0, LOOK_AT_QUEUE_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        if (config.restartInterrupted()) {
            background.add(scheduler.schedule(
                    named("start interrupted runs again", restarts::restartInterrupted), 0, TimeUnit.MILLISECONDS));
        }
    }

    private static void sayWhoIsTheOperator(OperatorAccess operator) {
        if (operator.hasCredentials()) {
            LOG.log(Level.INFO, "the list of all runs, health and metrics are for the operator, by name and password");
        } else if (operator.listensOnLoopback()) {
            LOG.log(
                    Level.WARNING,
                    "OPERATOR_USER and OPERATOR_PASSWORD are not set: every program on this machine may see the list of all runs, health and metrics");
        } else {
            LOG.log(
                    Level.WARNING,
                    "OPERATOR_USER and OPERATOR_PASSWORD are not set: nobody may see the list of all runs, health and metrics, as the server listens on {0}",
                    operator.host().orElse(""));
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Work that has failed once is tried again all the same, which the scheduler would not do by itself. */
    private static Runnable named(String name, Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "cannot " + name, e);
            }
        };
    }

    private void every(Duration time, Runnable work) {
        background.add(scheduler.scheduleWithFixedDelay(work, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Runs finish the albums in hand and write them down; a restart goes on behind them. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) throws InterruptedException {
        jobs.closeQueue();
        background.forEach(work -> work.cancel(false));
        workspaces.claims().ours().forEach(this::stop);
        long end = System.nanoTime() + TIME_TO_STOP.toNanos();
        while (!workspaces.claims().ours().isEmpty() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    private void stop(String jobId) {
        try {
            LOG.log(Level.INFO, "job {0} stops with the server", jobId);
            jobs.stop(jobId);
        } catch (JobRefusedException e) {
            LOG.log(Level.INFO, "job {0} is not stopped: {1}", jobId, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "job " + jobId + " cannot be stopped; a restart goes on with it", e);
        }
    }
}
