package org.lastfmwallpaper.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.memory.MemoryBudget;
import org.lastfmwallpaper.memory.MemoryGate;
import org.lastfmwallpaper.memory.MemoryMonitor;

/** Makes the plain Java parts from the settings, once for the application. */
@ApplicationScoped
public class JobWiring {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    MemoryMonitor memory() {
        return new MemoryMonitor();
    }

    @Produces
    @Singleton
    MemoryBudget budget(WallpaperConfig config) {
        return new MemoryBudget(MemoryBudget.DEFAULT_BYTES_PER_WORKER, config.lowMemoryBytes(), config.maxWorkers());
    }

    @Produces
    @Singleton
    MemoryGate gate(WallpaperGenerator generator) {
        return generator.gate();
    }

    @Produces
    @Singleton
    JobWorkspaces workspaces(WallpaperConfig config) {
        return new JobWorkspaces(config.home(), config.zipLevel(), config.diskBudget());
    }

    @Produces
    @Singleton
    WallpaperJobs jobs(
            WallpaperConfig config,
            JobWorkspaces workspaces,
            MemoryMonitor memory,
            MemoryBudget budget,
            InstantSource clock,
            RunObserver observer) {
        return new WallpaperJobs(config, workspaces, memory, budget, clock, observer);
    }

    @Produces
    @Singleton
    WorkspaceSweeper sweeper(WallpaperConfig config, JobWorkspaces workspaces, InstantSource clock) {
        return new WorkspaceSweeper(config, workspaces, clock);
    }

    @Produces
    @Singleton
    AutomaticRestarts restarts(
            WallpaperConfig config, MemoryMonitor memory, WallpaperJobs jobs, JobWorkspaces workspaces) {
        return new AutomaticRestarts(config, memory, jobs, workspaces);
    }

    @Produces
    @Singleton
    WallpaperGenerator generator(WallpaperConfig config, MemoryMonitor memory, RunObserver observer) {
        return new WallpaperGenerator(config, memory, observer);
    }

    @Produces
    @Singleton
    JobRepository repository() {
        return new JobRepository();
    }

    void close(@Disposes WallpaperGenerator generator) {
        generator.close();
    }
}
