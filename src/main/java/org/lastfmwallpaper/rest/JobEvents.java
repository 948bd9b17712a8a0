package org.lastfmwallpaper.rest;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.job.JobDescription;
import org.lastfmwallpaper.job.JobRefusedException;
import org.lastfmwallpaper.job.WallpaperJobs;

/** Tells watchers how their jobs go: {@code progress} on every change, at most four times a second, then {@code end}. */
@ApplicationScoped
public class JobEvents {
    private static final Logger LOG = System.getLogger(JobEvents.class.getName());
    private static final long LOOK_EVERY_MILLIS = 250;

    /** A comment so often keeps proxies from closing a quiet connection, and finds watchers who have gone. */
    private static final int LOOKS_BETWEEN_COMMENTS = 60;

    @Inject
    WallpaperJobs jobs;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledFuture<?> looking;

    /** Sends the job now, then on every change until it ends. */
    void watch(String jobId, SseEventSink sink, Sse sse, Function<JobDescription, JobView> view) {
        Watcher watcher = new Watcher(jobId, sink, sse, view);
        if (watcher.look(() -> jobs.describe(jobId))) {
            watchers.add(watcher);
            look();
        }
    }

    private synchronized void look() {
        if (looking == null) {
            looking = scheduler.scheduleWithFixedDelay(
                    this::tell, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Each job is looked at once a round, however many watch it. */
    private void tell() {
        Map<String, Supplier<JobDescription>> looks = new HashMap<>();
        watchers.removeIf(watcher -> !watcher.look(looks.computeIfAbsent(watcher.jobId, this::once)));
        rest();
    }

    private Supplier<JobDescription> once(String jobId) {
        return new Supplier<>() {
            private @Nullable JobDescription seen;

            @Override
            public JobDescription get() {
                JobDescription job = seen == null ? jobs.describe(jobId) : seen;
                seen = job;
                return job;
            }
        };
    }

    private synchronized void rest() {
        if (watchers.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    @PreDestroy
    void close() {
        watchers.forEach(Watcher::close);
        watchers.clear();
        rest();
    }

    private final class Watcher {
        private final String jobId;
        private final SseEventSink sink;
        private final Sse sse;
        private final Function<JobDescription, JobView> view;
        private @Nullable JobDescription told;
        private int quiet;

        Watcher(String jobId, SseEventSink sink, Sse sse, Function<JobDescription, JobView> view) {
            this.jobId = jobId;
            this.sink = sink;
            this.sse = sse;
            this.view = view;
        }

        /** Tells what is new; false once there is nothing more to tell, or nobody to tell it to. */
        boolean look(Supplier<JobDescription> look) {
            if (sink.isClosed()) {
                return false;
            }
            try {
                JobDescription job = look.get();
                if (!job.equals(told)) {
                    told = job;
                    send("progress", job);
                }
                if (!job.running()) {
                    send("end", job);
                    close();
                    return false;
                }
                comment();
                return true;
            } catch (JobRefusedException e) {
                close(); // removed while it was watched
                return false;
            } catch (RuntimeException e) {
                if (sink.isClosed()) {
                    return false; // the watcher hung up while we were speaking
                }
                LOG.log(Level.WARNING, "cannot tell how job " + jobId + " goes", e);
                close();
                return false;
            }
        }

        private void comment() {
            quiet++;
            if (quiet >= LOOKS_BETWEEN_COMMENTS) {
                quiet = 0;
                sink.send(sse.newEventBuilder().comment("still going").build());
            }
        }

        private void send(String name, JobDescription job) {
            quiet = 0;
            sink.send(sse.newEventBuilder()
                            .name(name)
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(JobView.class, view.apply(job))
                            .build())
                    .whenComplete((nothing, failure) -> {
                        if (failure != null) {
                            close();
                        }
                    });
        }

        void close() {
            sink.close();
        }
    }
}
