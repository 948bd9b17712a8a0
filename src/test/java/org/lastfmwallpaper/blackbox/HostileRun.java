package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.cover.CoverDecoder;
import org.lastfmwallpaper.cover.CoverException;
import org.lastfmwallpaper.hostile.HostileCovers;
import org.lastfmwallpaper.hostile.HostileCovers.HostileCover;
import org.lastfmwallpaper.render.WallpaperRenderer;
import org.lastfmwallpaper.standin.ChartEntry;

/**
 * A run of many hostile covers with good ones among them. What must become of each file is asked of the decoder here: it
 * gives the picture or the reason. The server must have come to the same end, with its workers and its memory left.
 */
final class HostileRun {
    static final Map<String, String> SETTINGS = Map.of(
            "MAX_WORKERS", "2", "ALBUM_TIMEOUT", "PT10S", "MAX_COVER_PIXELS", "4000000", "JAVA_OPTS", "-Xmx576m");

    private static final WallpaperRequest REQUEST =
            new WallpaperRequest("thousand", Period.OVERALL, 1000, 640, 360, WallpaperStyle.BLUR, CaptionStyle.TITLE);
    private static final String EMPTY = "the server sent an empty file instead of a JPEG, PNG, GIF, WebP or BMP file";
    private static final int ONE_GOOD_IN = 10;
    private static final long SPARE_BYTES = 24L << 20;
    private static final int SPARE_THREADS = 12;

    private final Stage stage;
    private final CoverDecoder decoder = new CoverDecoder(4_000_000, true);
    private final HostileCovers covers;
    private final Map<Integer, HostileCover> byRank = new HashMap<>();

    HostileRun(Stage stage, long seed) throws InterruptedException {
        this.stage = stage;
        this.covers = new HostileCovers(stage.standIn(), seed);
    }

    private JsonObject run(int albums, Duration patience) throws InterruptedException {
        String jobId = stage.client()
                .start("{\"username\":\"thousand\",\"limit\":%d,\"width\":640,\"height\":360}".formatted(albums));
        JsonObject ended = stage.client().awaitEnd(jobId, patience);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("COMPLETED");
        return ended;
    }

    /** So many albums of which nine in ten are hostile; gives a line of figures. */
    String disturbs(int albums, Duration patience) throws IOException, InterruptedException {
        JsonObject before = run(20, patience); // whatever a server keeps for good, it has now
        assertThat(before.getJsonArray("partitions")).hasSize(2);
        long heap = liveBytes();
        int threads = threads();
        List<ChartEntry> chart = stage.standIn().chart("thousand").subList(0, albums);
        int number = 0;
        for (ChartEntry album : chart) {
            if (album.rank() % ONE_GOOD_IN != 0) {
                HostileCover cover = covers.get(number++);
                byRank.put(album.rank(), cover);
                stage.standIn()
                        .faults()
                        .add(request -> request.path().contains(album.hash()), cover.behaviour(), Integer.MAX_VALUE);
            }
        }

        JsonObject ended = run(albums, patience);
        stage.standIn().faults().clear();
        String outcome = check(ended, albums);

        int workers = workers();
        JsonObject after = run(20, patience);
        assertThat(after.getJsonObject("progress").getInt("done")).isEqualTo(20);
        assertThat(after.getJsonArray("partitions")).as("no worker is lost").hasSize(2);
        assertThat(stage.server().log()).doesNotContain("left behind").doesNotContain("OutOfMemoryError");
        long heapAfter = liveBytes();
        int threadsAfter = threads();
        assertThat(heapAfter - heap).as("bytes that stayed").isLessThan(SPARE_BYTES);
        assertThat(threadsAfter - threads).as("threads that stayed").isLessThan(SPARE_THREADS);
        return "%s; live heap %d KiB before, %d KiB after; %d threads before, %d after; %d workers before a collection"
                .formatted(outcome, heap >> 10, heapAfter >> 10, threads, threadsAfter, workers);
    }

    private int workers() {
        return stage.client().get("api/memory").json().getInt("workers");
    }

    private String check(JsonObject ended, int albums) {
        Map<Integer, String> reasons = new HashMap<>();
        for (JsonValue skipped : ended.getJsonArray("skippedAlbums")) {
            reasons.put(
                    skipped.asJsonObject().getInt("rank"),
                    skipped.asJsonObject().getString("reason"));
        }
        List<String> wrong = new ArrayList<>();
        int rendered = 0;
        for (int rank = 1; rank <= albums; rank++) {
            String reason = reasons.get(rank);
            rendered += reason == null ? 1 : 0;
            HostileCover cover = byRank.get(rank);
            String why = cover == null
                    ? (reason == null ? "" : "a good cover was skipped: " + reason)
                    : judge(cover, reason);
            if (!why.isEmpty()) {
                wrong.add(rank + ", " + (cover == null ? "good" : cover.kind()) + ": " + why);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(ended.getJsonObject("progress").getInt("done")).isEqualTo(rendered);
        return "%d albums, %d hostile: %d skipped for %d different reasons, %d rendered"
                .formatted(
                        albums,
                        byRank.size(),
                        reasons.size(),
                        reasons.values().stream().distinct().count(),
                        rendered);
    }

    /** What is wrong with how the server took this cover; nothing if it was right. */
    private String judge(HostileCover cover, @Nullable String reason) {
        if (cover.reason().isPresent()) {
            return reason != null && cover.reason().get().matcher(reason).find() ? "" : "the reason is " + reason;
        }
        Optional<String> expected = refusal(cover.file().orElseThrow());
        return expected.equals(Optional.ofNullable(reason)) ? "" : "the reason is " + reason + ", not " + expected;
    }

    private Optional<String> refusal(byte[] file) {
        if (file.length == 0) {
            return Optional.of(EMPTY);
        }
        try {
            decoder.decode(file, WallpaperRenderer.coverSide(REQUEST));
            return Optional.empty();
        } catch (CoverException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** What is reachable on the server's heap: the histogram collects garbage first. */
    private long liveBytes() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(stage.server().pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String total = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        assertThat(jcmd.waitFor()).isZero();
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private int threads() throws IOException {
        try (var tasks =
                Files.list(Path.of("/proc", Long.toString(stage.server().pid()), "task"))) {
            return (int) tasks.count();
        }
    }
}
