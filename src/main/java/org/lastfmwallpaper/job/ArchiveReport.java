package org.lastfmwallpaper.job;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.archive.EntryName;

/**
 * {@code report.json} in the archive. Holds only what follows from the albums: no times and no server, so that the same
 * albums give the same bytes.
 */
public record ArchiveReport(
        String username,
        String period,
        int width,
        int height,
        String style,
        String caption,
        List<Entry> wallpapers,
        List<Skipped> skippedAlbums) {

    /** One wallpaper: its album, and its entry in the archive. */
    public record Entry(int rank, String artist, String title, long playCount, String file) {}

    /** One album without a wallpaper, and why. */
    public record Skipped(int rank, String artist, String title, String reason) {}

    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withFormatting(true));

    /** Describes what is finished in a workspace. */
    public static ArchiveReport of(JobWorkspace workspace) throws IOException {
        WallpaperRequest request = workspace.request().request();
        Set<Integer> done = workspace.archive().done();
        return new ArchiveReport(
                request.username(),
                request.period().id(),
                request.width(),
                request.height(),
                request.style().id(),
                request.caption().id(),
                workspace.albums().orElse(List.of()).stream()
                        .filter(album -> done.contains(album.rank()))
                        .map(album -> new Entry(
                                album.rank(),
                                album.artist(),
                                album.title(),
                                album.playCount(),
                                EntryName.of(album, request.rankDigits())))
                        .toList(),
                workspace.skipped().stream()
                        .map(album -> new Skipped(album.rank(), album.artist(), album.title(), album.reason()))
                        .toList());
    }

    /** The report as the archive holds it: JSON for people to read, in UTF-8. */
    public byte[] toJson() {
        return JSONB.toJson(this).getBytes(StandardCharsets.UTF_8);
    }
}
