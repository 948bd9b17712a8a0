package org.lastfmwallpaper.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.job.JobRepository;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.WallpaperGenerator;

/** All metrics of this server in Prometheus's text format: what its runs did, and how it stands now. */
@ApplicationScoped
public class ServerMetrics {
    /** The media type of {@link #text}: Prometheus's text format 0.0.4. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    @Inject
    RunMetrics runs;

    @Inject
    WallpaperGenerator generator;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    JobRepository repository;

    private boolean registered;

    /** All metrics, now. */
    public synchronized String text() {
        if (!registered) {
            registered = true;
            register();
        }
        return runs.registry().scrape();
    }

    private void register() {
        gauge(
                "wallpaper.memory.used.ratio",
                "",
                "Use of the tightest of machine, container and heap, from 0 to 1",
                memory -> memory.memoryAvailable().usedFraction());
        gauge(
                "wallpaper.memory.available",
                BaseUnits.BYTES,
                "Memory that is left to machine and container",
                memory -> memory.memoryAvailable().availableBytes());
        gauge(
                "wallpaper.memory.limit",
                BaseUnits.BYTES,
                "Memory of the machine or the container, whichever is less",
                memory -> memory.memoryAvailable().totalBytes());
        gauge(
                "wallpaper.workers.available",
                "",
                "Albums that a run started now would work on at once",
                workers -> workers.workers(WallpaperRequest.MAX_LIMIT));
        gauge("wallpaper.workers.busy", "", "Albums that are worked on now", WallpaperGenerator::albumsInHand);
        Gauge.builder("wallpaper.runs.active", workspaces, runs -> runs.claims().count())
                .description("Runs that go on in this server now")
                .register(runs.registry());
        Gauge.builder(
                        "wallpaper.job.repository.up",
                        repository,
                        answers -> answers.fault().isEmpty() ? 1 : 0)
                .description("Whether the server's job repository answers")
                .register(runs.registry());
    }

    private void gauge(String name, String unit, String description, ToDoubleFunction<WallpaperGenerator> value) {
        Gauge.builder(name, generator, value)
                .description(description)
                .baseUnit(unit.isEmpty() ? null : unit)
                .register(runs.registry());
    }
}
