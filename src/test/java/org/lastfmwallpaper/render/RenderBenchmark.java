package org.lastfmwallpaper.render;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.cover.CoverDecoder;
import org.lastfmwallpaper.cover.CoverException;

/**
 * One turn of {@code bench/run.sh}: makes a wallpaper of each cover, 1920 × 1080, blur, with title, and prints a line of
 * JSON for each: the processor time of this thread in milliseconds, in all and by stage, and the bytes of the file. {@code
 * paint} is backdrop, shadow, sharp cover and caption; {@code encode} is filters, Deflate and checksums.
 */
final class RenderBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LEVEL = 6;

    /** The wallpaper that is measured. */
    static final WallpaperRequest REQUEST = new WallpaperRequest(
            "bench",
            Period.OVERALL,
            1,
            WallpaperRequest.DEFAULT_WIDTH,
            WallpaperRequest.DEFAULT_HEIGHT,
            WallpaperStyle.BLUR,
            CaptionStyle.TITLE);

    private final CoverDecoder decoder;
    private final WallpaperRenderer renderer;
    private final PngEncoder encoder;
    private final Workspace workspace = new Workspace();

    private record Turn(double decode, double paint, double encode, int bytes) {
        double all() {
            return decode + paint + encode;
        }
    }

    private RenderBenchmark(boolean nativeCode) {
        decoder = new CoverDecoder(50_000_000, nativeCode);
        renderer = new WallpaperRenderer(LEVEL, nativeCode);
        encoder = new PngEncoder(Deflate.of(LEVEL, nativeCode));
    }

    /** Takes {@code native} or {@code java}, for how many seconds to warm up, and the covers. */
    public static void main(String... arguments) throws IOException, CoverException {
        RenderBenchmark benchmark = new RenderBenchmark(arguments[0].equals("native"));
        long warm = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
        List<Path> files = new ArrayList<>();
        List<byte[]> covers = new ArrayList<>();
        for (String name : Arrays.asList(arguments).subList(2, arguments.length)) {
            files.add(Path.of(name));
            covers.add(Files.readAllBytes(Path.of(name)));
        }
        for (int i = 0; System.nanoTime() < warm; i++) {
            benchmark.run(covers.get(i % covers.size()));
        }
        for (int i = 0; i < covers.size(); i++) {
            System.out.println(line(files.get(i), benchmark.run(covers.get(i))));
        }
    }

    private Turn run(byte[] file) throws CoverException {
        long start = THREADS.getCurrentThreadCpuTime();
        Picture cover = decoder.decode(file, WallpaperRenderer.coverSide(REQUEST));
        long decoded = THREADS.getCurrentThreadCpuTime();
        Picture canvas = workspace.canvas(REQUEST.width(), REQUEST.height());
        renderer.paint(cover, Pictures.ALBUM, REQUEST, canvas);
        long painted = THREADS.getCurrentThreadCpuTime();
        byte[] png = encoder.encode(canvas, workspace);
        long encoded = THREADS.getCurrentThreadCpuTime();
        return new Turn(millis(decoded - start), millis(painted - decoded), millis(encoded - painted), png.length);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static String line(Path file, Turn turn) {
        return String.format(
                Locale.ROOT,
                "{\"cover\":\"%s\",\"ms\":%.2f,\"stages\":{\"decode\":%.2f,\"paint\":%.2f,\"encode\":%.2f},\"bytes\":%d}",
                file.getFileName(),
                turn.all(),
                turn.decode(),
                turn.paint(),
                turn.encode(),
                turn.bytes());
    }
}
