package org.lastfmwallpaper.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.JobWorkspaces;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.memory.MemoryBudget;
import org.lastfmwallpaper.memory.MemoryReading;

/** How much memory there is, and what a job would make of it now. */
@RequestScoped
@Path("memory")
@Produces(MediaType.APPLICATION_JSON)
public class MemoryResource {
    @Inject
    WallpaperGenerator generator;

    @Inject
    JobWorkspaces workspaces;

    @Inject
    MemoryBudget budget;

    @Inject
    WallpaperConfig config;

    /** Bytes, fractions from 0 to 1, which of machine, container and heap is the tightest, what decodes JPEG and what compresses. */
    public record MemoryView(
            long totalBytes,
            long availableBytes,
            double usedFraction,
            double threshold,
            int workers,
            boolean lowMemory,
            String tightest,
            long diskAvailableBytes,
            String jpeg,
            String deflate) {}

    @GET
    public MemoryView memory() throws IOException {
        MemoryReading reading = generator.memoryAvailable();
        return new MemoryView(
                reading.totalBytes(),
                reading.availableBytes(),
                reading.usedFraction(),
                config.memoryThreshold(),
                generator.workers(WallpaperRequest.MAX_LIMIT),
                budget.lowMemory(reading.availableBytes()),
                reading.source(),
                workspaces.disk().leftBytes(),
                generator.codecs().jpeg(),
                generator.codecs().deflate());
    }
}
