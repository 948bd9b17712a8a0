package org.lastfmwallpaper.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;
import org.lastfmwallpaper.job.RunObserver;

/** Counts what runs do in this server, from its start. Names follow Prometheus's conventions; labels have few values. */
@ApplicationScoped
public class RunMetrics implements RunObserver {
    /** Upper bounds of the buckets, in milliseconds. */
    private static final long[] DOWNLOAD = {50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000};

    private static final long[] RENDER = {25, 50, 100, 150, 250, 500, 1000, 2500, 5000, 10_000};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter done = counter("wallpaper.albums.done", "Wallpapers that are whole on disk");
    private final Counter in = bytes("wallpaper.cover", "Bytes of covers that came");
    private final Counter out = bytes("wallpaper.written", "Bytes of wallpapers that were written");
    private final Timer download = histogram("wallpaper.download", "Time for one cover to come", DOWNLOAD);
    private final Timer render = histogram("wallpaper.render", "Time to paint and compress one wallpaper", RENDER);

    /** Counters with labels are shown from the start where all their values are known: a rate needs the zero before the one. */
    public RunMetrics() {
        for (Start how : Start.values()) {
            started(how, 0);
        }
        for (String outcome : new String[] {"COMPLETED", "STOPPED", "FAILED", "MEMORY", "DISK"}) {
            ended(outcome, 0);
        }
        skipped("no-cover", 0);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter bytes(String name, String description) {
        return Counter.builder(name).baseUnit("bytes").description(description).register(registry);
    }

    private Timer histogram(String name, String description, long[] bounds) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
                .register(registry);
    }

    /** Where gauges are added, and all is read. */
    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void started(Start how) {
        started(how, 1);
    }

    private void started(Start how, int times) {
        count(
                "wallpaper.runs.started",
                "Executions that started, by what started them: all but 'new' are restarts",
                "by",
                how.label(),
                times);
    }

    @Override
    public void downloaded(long bytes, Duration took) {
        in.increment((double) bytes);
        download.record(took);
    }

    @Override
    public void rendered(Duration took) {
        render.record(took);
    }

    @Override
    public void written(int wallpapers, long bytes) {
        done.increment(wallpapers);
        out.increment((double) bytes);
    }

    @Override
    public void skipped(String reason) {
        skipped(reason, 1);
    }

    private void skipped(String reason, int times) {
        count("wallpaper.albums.skipped", "Albums without a wallpaper, by reason", "reason", reason, times);
    }

    @Override
    public void ended(String outcome) {
        ended(outcome, 1);
    }

    private void ended(String outcome, int times) {
        count(
                "wallpaper.runs.ended",
                "Executions that ended, by outcome: 'memory' and 'disk' are those that were given up for want of it",
                "outcome",
                outcome.toLowerCase(Locale.ROOT),
                times);
    }

    private void count(String name, String description, String label, String value, int times) {
        Counter.builder(name)
                .description(description)
                .tag(label, value)
                .register(registry)
                .increment(times);
    }

    @PreDestroy
    void close() {
        registry.close();
    }
}
