package org.lastfmwallpaper.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.AutomaticRestarts;

/** What a client needs to know before it starts a job. No secrets. */
@RequestScoped
@Path("config")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {
    @Inject
    WallpaperConfig config;

    /**
     * What can be asked for, whether it can be asked for now, and how often a run that memory ended starts again by itself.
     */
    public record ConfigView(
            boolean ready,
            int automaticRestarts,
            List<PeriodView> periods,
            List<String> styles,
            List<String> captions,
            List<SizeView> sizes,
            LimitsView limits,
            DefaultsView defaults) {}

    /** A span of time and its name for people. */
    public record PeriodView(String id, String label) {}

    /** A screen's size and its name for people. */
    public record SizeView(String id, String label, int width, int height) {}

    /** The ranges of the request's fields. */
    public record LimitsView(int minLimit, int maxLimit, int minShortSide, int minLongSide, int maxSide) {}

    /** What holds for fields that are left out. */
    public record DefaultsView(String period, int limit, int width, int height, String style, String caption) {}

    @GET
    public ConfigView config() {
        return new ConfigView(
                config.apiKey().isPresent(),
                config.autoRestart() ? AutomaticRestarts.MOST : 0,
                Arrays.stream(Period.values())
                        .map(period -> new PeriodView(period.id(), label(period)))
                        .toList(),
                Arrays.stream(WallpaperStyle.values()).map(WallpaperStyle::id).toList(),
                Arrays.stream(CaptionStyle.values()).map(CaptionStyle::id).toList(),
                sizes(),
                new LimitsView(
                        1,
                        WallpaperRequest.MAX_LIMIT,
                        WallpaperRequest.MIN_SHORT_SIDE,
                        WallpaperRequest.MIN_LONG_SIDE,
                        config.maxImageSize()),
                new DefaultsView(
                        Period.OVERALL.id(),
                        WallpaperRequest.DEFAULT_LIMIT,
                        WallpaperRequest.DEFAULT_WIDTH,
                        WallpaperRequest.DEFAULT_HEIGHT,
                        WallpaperStyle.BLUR.id(),
                        CaptionStyle.TITLE.id()));
    }

    private static String label(Period period) {
        return switch (period) {
            case OVERALL -> "All time";
            case WEEK -> "Last 7 days";
            case MONTH -> "Last month";
            case QUARTER -> "Last 3 months";
            case HALF_YEAR -> "Last 6 months";
            case YEAR -> "Last 12 months";
        };
    }

    /** Common screens, those left out that this server's largest picture would not fill. */
    private List<SizeView> sizes() {
        return Stream.of(
                        new SizeView("full-hd", "Full HD", 1920, 1080),
                        new SizeView("laptop", "Laptop 16:10", 1920, 1200),
                        new SizeView("hd", "HD", 1366, 768),
                        new SizeView("quad-hd", "Quad HD", 2560, 1440),
                        new SizeView("ultrawide", "Ultrawide", 3440, 1440),
                        new SizeView("4k", "4K", 3840, 2160),
                        new SizeView("tablet", "Tablet", 1536, 2048),
                        new SizeView("phone", "Phone", 945, 2048),
                        new SizeView("phone-large", "Large phone", 1290, 2796))
                .filter(size -> Math.max(size.width(), size.height()) <= config.maxImageSize())
                .toList();
    }
}
