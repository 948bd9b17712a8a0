package org.lastfmwallpaper.job;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.cover.CoverDecoder;
import org.lastfmwallpaper.render.WallpaperRenderer;

/**
 * Measures what one worker needs: {@code MemoryBudget.DEFAULT_BYTES_PER_WORKER} comes from here. A program, not a test;
 * it takes some minutes on an idle machine:
 *
 * <pre>{@code
 * mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/cp.txt -Dmdep.includeScope=test
 * java -cp "target/classes:target/test-classes:$(cat target/cp.txt)" org.lastfmwallpaper.job.WorkerMemory
 * }</pre>
 *
 * <p>It looks for the smallest heap in which one worker lives, and several: a child JVM with G1, whose workers decode and
 * render the same cover several times, the next one's file in hand, and start each round together, so that their peaks
 * meet. The cover is as costly as can be: a progressive JPEG or a PNG, downloaded at the limit of 10 MiB; of 3000 × 3000
 * pixels, as large as is usual, and as large as {@code MAX_COVER_PIXELS} allows; with the system's libraries, and in Java
 * alone, as PNG always is. Beside the heap it takes the process's largest resident size (Linux, {@code VmHWM}; every page of the heap
 * touched in advance) less that heap, as decoders allocate natively too. What several workers need more than one, shared
 * out among them, is one worker's need.
 */
final class WorkerMemory {
    private static final int DOWNLOAD_BYTES = 10 << 20;
    private static final int ROUNDS = 4;
    private static final int STEP_MIB = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * What is measured.
     *
     * @param format of the cover, by ImageIO's name
     * @param side of the cover, in pixels
     * @param several how many workers are compared with one
     * @param mostMib a heap in which they live for certain
     */
    private record Case(String format, int side, boolean nativeCode, int several, int mostMib) {}

    private static final List<Case> CASES = List.of(
            new Case("jpeg", 3000, true, 4, 1024),
            new Case("jpeg", 3000, false, 4, 1024),
            new Case("png", 3000, true, 4, 1024),
            new Case("jpeg", 7071, true, 2, 1024),
            new Case("jpeg", 7071, false, 2, 1024),
            new Case("png", 7071, true, 2, 1536));

    private WorkerMemory() {}

    /** Without arguments measures; with {@code workers cover side nativeCode} is one of the measured processes. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 4) {
            work(
                    Integer.parseInt(arguments[0]),
                    Path.of(arguments[1]),
                    Long.parseLong(arguments[2]),
                    Boolean.parseBoolean(arguments[3]));
        } else {
            for (Case what : CASES) {
                measure(what);
            }
        }
    }

    private static void measure(Case what) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("worker-memory");
        Path cover = folder.resolve("cover");
        try {
            Files.write(cover, cover(what.format(), what.side()));
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d pixels, %s%n",
                    what.format(),
                    what.side(),
                    what.nativeCode() ? "native" : "Java alone");
            int heapOfOne = 0;
            long outsideOfOne = 0;
            for (int workers : List.of(1, what.several())) {
                long outside = Long.parseLong(run(what.mostMib(), workers, what, cover)
                        .orElseThrow(() ->
                                new IllegalStateException("the workers fail even in " + what.mostMib() + " MiB")));
                int heap = smallestHeap(workers, what, cover);
                System.out.printf(
                        Locale.ROOT,
                        "  %d workers: smallest heap %d MiB, outside the heap %d MiB%n",
                        workers,
                        heap,
                        outside);
                if (workers == 1) {
                    heapOfOne = heap;
                    outsideOfOne = outside;
                } else {
                    System.out.printf(
                            Locale.ROOT,
                            "  each worker more: heap %.0f MiB, outside %.0f MiB%n",
                            (double) (heap - heapOfOne) / (workers - 1),
                            (double) (outside - outsideOfOne) / (workers - 1));
                }
            }
        } finally {
            Files.deleteIfExists(cover);
            Files.deleteIfExists(folder);
        }
    }

    private static int smallestHeap(int workers, Case what, Path cover) throws IOException, InterruptedException {
        int tooSmall = 0;
        int enough = what.mostMib();
        while (enough - tooSmall > STEP_MIB) {
            int middle = (tooSmall + enough) / 2 / STEP_MIB * STEP_MIB;
            if (run(middle, workers, what, cover).isEmpty()) {
                tooSmall = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /** The last line that the workers printed; nothing if the heap was too small for them. */
    private static Optional<String> run(int heapMib, int workers, Case what, Path cover)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-Xms" + heapMib + "m",
                "-Xmx" + heapMib + "m",
                "-XX:+AlwaysPreTouch",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMemory.class.getName()));
        command.addAll(List.of(
                String.valueOf(workers),
                cover.toString(),
                String.valueOf(what.side()),
                String.valueOf(what.nativeCode())));
        Path output = cover.resolveSibling("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? Optional.of(Files.readAllLines(output).getLast())
                    : Optional.empty();
        } finally {
            process.destroyForcibly().waitFor();
            Files.deleteIfExists(output);
        }
    }

    private static void work(int workers, Path cover, long side, boolean nativeCode) throws Exception {
        CoverDecoder decoder = new CoverDecoder(side * side, nativeCode);
        WallpaperRenderer renderer = new WallpaperRenderer(6, nativeCode);
        CyclicBarrier together = new CyclicBarrier(workers);
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> results = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                results.add(pool.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        together.await();
                        render(renderer, decoder, cover);
                    }
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        System.out.println((residentPeak() - Runtime.getRuntime().maxMemory()) >> 20);
    }

    private static void render(WallpaperRenderer renderer, CoverDecoder decoder, Path cover) throws Exception {
        byte[] download = download(cover);
        byte[] next = download(cover);
        WallpaperRequest request =
                new WallpaperRequest("RJ", Period.OVERALL, 10, 1920, 1080, WallpaperStyle.BLUR, CaptionStyle.TITLE);
        Album album = new Album(1, "Low", "Double Negative", 131, List.of());
        try {
            renderer.render(decoder.decode(download, WallpaperRenderer.coverSide(request)), album, request);
        } finally {
            Reference.reachabilityFence(next);
        }
    }

    /** Grows as it comes in, as a cover does whose length the server does not tell. */
    private static byte[] download(Path cover) throws IOException {
        ByteArrayOutputStream download = new ByteArrayOutputStream();
        Files.copy(cover, download);
        return download.toByteArray();
    }

    private static long residentPeak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    /** Soft shapes with grain, which is how photographs weigh; filled up to the limit behind its end. */
    private static byte[] cover(String format, int side) throws IOException {
        boolean flat = format.equals("png") || side > 3000; // or it would be over the limit
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int grain = flat ? 0 : random.nextInt(24);
                int across = flat ? x & ~63 : x;
                int down = flat ? y & ~63 : y;
                int red = (int) (115 + 115 * Math.sin(across / 190.0)) + grain;
                int green = (int) (115 + 115 * Math.sin((across + down) / 270.0)) + grain;
                int blue = (int) (115 + 115 * Math.cos(down / 230.0)) + grain;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(
                format.equals("jpeg") ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return Arrays.copyOf(bytes.toByteArray(), Math.max(bytes.size(), DOWNLOAD_BYTES));
    }
}
