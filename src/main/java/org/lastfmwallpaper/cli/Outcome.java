package org.lastfmwallpaper.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.file.Path;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.job.SkippedAlbum;
import org.lastfmwallpaper.job.WallpaperGenerator.GeneratedWallpapers;

/** What was made, for people and for programs. */
record Outcome(WallpaperRequest request, GeneratedWallpapers made) {
    String text() {
        StringBuilder text = new StringBuilder(
                        made.files().size() == 1 ? "1 wallpaper" : made.files().size() + " wallpapers")
                .append(" in ")
                .append(made.folder().toAbsolutePath().normalize());
        for (SkippedAlbum skipped : made.skipped()) {
            text.append(System.lineSeparator())
                    .append("no wallpaper of %d. %s - %s: %s"
                            .formatted(
                                    skipped.rank(), plain(skipped.artist()), plain(skipped.title()), skipped.reason()));
        }
        return text.toString();
    }

    /** Names come from strangers: what a terminal would obey is not printed. */
    private static String plain(String name) {
        return name.replaceAll("\\p{C}", "");
    }

    String json() {
        JsonArrayBuilder files = Json.createArrayBuilder();
        made.files().stream().map(Path::getFileName).map(String::valueOf).forEach(files::add);
        JsonArrayBuilder skippedAlbums = Json.createArrayBuilder();
        for (SkippedAlbum skipped : made.skipped()) {
            skippedAlbums.add(Json.createObjectBuilder()
                    .add("rank", skipped.rank())
                    .add("artist", skipped.artist())
                    .add("title", skipped.title())
                    .add("reason", skipped.reason())
                    .add("retryable", skipped.retryable()));
        }
        return Json.createObjectBuilder()
                .add("username", request.username())
                .add("folder", made.folder().toAbsolutePath().normalize().toString())
                .add("files", files)
                .add("skippedAlbums", skippedAlbums)
                .build()
                .toString();
    }
}
