package org.lastfmwallpaper.render;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.cover.CoverDecoder;
import org.lastfmwallpaper.cover.CoverException;

/**
 * {@code bench/run.sh stages}: for each cover the single stages of one wallpaper, 1920 × 1080, blur, with title, native and
 * in Java alone: a line of JSON with the thread's processor time in milliseconds (the least and the median of the runs) and
 * the bytes that it allocates on the heap.
 */
final class StageBenchmark {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_RUNS = 40;
    private static final int RUNS = 60;
    private static final int LEVEL = 6;

    @FunctionalInterface
    private interface Stage {
        Object run() throws CoverException;
    }

    private final WallpaperRequest request = RenderBenchmark.REQUEST;

    private StageBenchmark() {}

    /** Takes the covers. */
    public static void main(String... covers) throws IOException, CoverException {
        for (String name : covers) {
            for (boolean nativeCode : new boolean[] {false, true}) {
                new StageBenchmark().measure(Path.of(name), nativeCode);
            }
        }
    }

    private void measure(Path path, boolean nativeCode) throws IOException, CoverException {
        byte[] file = Files.readAllBytes(path);
        CoverDecoder decoder = new CoverDecoder(50_000_000, nativeCode);
        WallpaperRenderer renderer = new WallpaperRenderer(LEVEL, nativeCode);
        Deflate deflate = Deflate.of(LEVEL, nativeCode);
        Workspace workspace = new Workspace();
        int side = WallpaperRenderer.coverSide(request);
        Picture cover = decoder.decode(file, side);
        Picture canvas = workspace.canvas(request.width(), request.height());
        Box middle = new Box((canvas.width() - 713) / 2, 100, 713, 713);
        renderer.paint(cover, Pictures.ALBUM, request, canvas);
        byte[] rows = new byte[PngEncoder.filteredLength(canvas)];
        byte[] stream = new byte[deflate.bound(rows.length)];

        String about = path.getFileName() + (nativeCode ? " native" : " java");
        print(about, "decode", () -> decoder.decode(file, side));
        Picture other = new Picture(canvas.width(), canvas.height(), new byte[canvas.rgb().length]);
        print(about, "backdrop filled", () -> SoftPicture.filling(cover, canvas));
        SoftPicture soft = SoftPicture.filling(cover, canvas);
        print(about, "backdrop blurred", () -> {
            soft.blur(5);
            return soft;
        });
        print(about, "backdrop drawn", () -> {
            soft.draw(other, Dither.NONE);
            return other;
        });
        print(about, "cover scaled", () -> {
            Scaling.draw(cover, Region.whole(cover), other, middle);
            return other;
        });
        print(about, "all painted", () -> {
            renderer.paint(cover, Pictures.ALBUM, request, other);
            return other;
        });
        print(about, "filter", () -> {
            PngEncoder.filter(canvas, rows);
            return rows;
        });
        print(about, "deflate", () -> deflate.compress(rows, rows.length, stream, 0));
        print(about, "whole wallpaper", () -> renderer.render(decoder.decode(file, side), Pictures.ALBUM, request));
    }

    private static void print(String about, String name, Stage stage) throws CoverException {
        for (int run = 0; run < WARM_RUNS; run++) {
            stage.run();
        }
        long[] nanos = new long[RUNS];
        long thread = Thread.currentThread().threadId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        for (int run = 0; run < RUNS; run++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            stage.run();
            nanos[run] = THREADS.getCurrentThreadCpuTime() - begin;
        }
        allocated = THREADS.getThreadAllocatedBytes(thread) - allocated;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "{\"cover\":\"%s\",\"stage\":\"%s\",\"min_ms\":%.2f,\"median_ms\":%.2f,\"allocated\":%d}%n",
                about,
                name,
                nanos[0] / 1e6,
                nanos[RUNS / 2] / 1e6,
                allocated / RUNS);
    }
}
