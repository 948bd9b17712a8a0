package org.lastfmwallpaper.job;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.Wallpaper;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.archive.EntryName;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.cover.CoverDecoder;
import org.lastfmwallpaper.cover.CoverDelayedException;
import org.lastfmwallpaper.cover.CoverDownloader;
import org.lastfmwallpaper.cover.CoverException;
import org.lastfmwallpaper.cover.CoverLimits;
import org.lastfmwallpaper.cover.CoverMissingException;
import org.lastfmwallpaper.cover.DecoderBulkhead;
import org.lastfmwallpaper.lastfm.CoverUrls;
import org.lastfmwallpaper.lastfm.LastFmClient;
import org.lastfmwallpaper.lastfm.LastFmException;
import org.lastfmwallpaper.memory.MemoryBudget;
import org.lastfmwallpaper.memory.MemoryGate;
import org.lastfmwallpaper.memory.MemoryMonitor;
import org.lastfmwallpaper.memory.MemoryReading;
import org.lastfmwallpaper.memory.MemoryShortageException;
import org.lastfmwallpaper.render.WallpaperRenderer;

/**
 * Makes wallpapers: a listener's albums, each album's cover, a picture from it. The batch job does its work with this,
 * and a program that wants no server can use it as it is:
 *
 * <pre>{@code
 * WallpaperConfig settings = WallpaperConfig.of(System.getenv());
 * try (WallpaperGenerator generator = new WallpaperGenerator(settings)) {
 *     GeneratedWallpapers made = generator.generate("RJ", Period.YEAR, 20);
 *     System.out.println(made.files().size() + " wallpapers in " + made.folder());
 * }
 * }</pre>
 *
 * <p>Such a program needs an implementation of Jakarta REST's client and of JSON-P on its class path, such as Jersey's
 * client and Parsson. Safe for use by several threads.
 */
public final class WallpaperGenerator implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WallpaperGenerator.class.getName());

    private final WallpaperConfig settings;
    private final MemoryMonitor memory;
    private final MemoryBudget budget;
    private final MemoryGate gate;
    private final LastFmClient lastFm;
    private final InstantSource clock;
    private final CoverDownloader downloader;
    private final CoverDecoder decoder;
    private final DecoderBulkhead bulkhead;
    private final WallpaperRenderer renderer;
    private final RunObserver observer;
    private final AtomicInteger albumsInHand = new AtomicInteger();

    /**
     * What {@link #generate} made.
     *
     * @param files the pictures, in rank order
     * @param folder where they are
     * @param skipped the albums that have no picture, and why
     */
    public record GeneratedWallpapers(List<Path> files, Path folder, List<SkippedAlbum> skipped) {}

    /** Is told as albums are settled: each has its wallpaper or was skipped. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Takes note, on the thread that asked for the wallpapers.
         *
         * @param albums how many are settled, 0 to {@code total}
         */
        void settled(int albums, int total);
    }

    /** Makes a generator with these settings. Nothing is opened or fetched yet. */
    public WallpaperGenerator(WallpaperConfig settings) {
        this(settings, new MemoryMonitor(), RunObserver.NONE);
    }

    WallpaperGenerator(WallpaperConfig settings, MemoryMonitor memory, RunObserver observer) {
        this.settings = settings;
        this.observer = observer;
        this.memory = memory;
        this.budget = new MemoryBudget(
                MemoryBudget.DEFAULT_BYTES_PER_WORKER, settings.lowMemoryBytes(), settings.maxWorkers());
        this.lastFm = LastFmClient.create(settings.apiUrl(), settings.apiKey().orElse(""));
        this.clock = steadyClock();
        this.downloader = new CoverDownloader(
                CoverLimits.of(settings.maxDownloadBytes(), settings.coverHosts(), settings.allowPrivateAddresses()),
                clock);
        this.decoder = new CoverDecoder(settings.maxCoverPixels(), settings.nativeCode());
        this.bulkhead = new DecoderBulkhead(decoder, clock);
        this.renderer = new WallpaperRenderer(settings.pngLevel(), settings.nativeCode());
        this.gate = new MemoryGate(memory, settings.memoryThreshold(), settings.memoryPatience(), renderer::release);
    }

    /** Goes on from now as the machine runs: a wall clock that is set would end an album's time, or never let it end. */
    private static InstantSource steadyClock() {
        Instant begun = Instant.now();
        long nanos = System.nanoTime();
        return () -> begun.plusNanos(System.nanoTime() - nanos);
    }

    /**
     * Makes 1920 × 1080 wallpapers with the title under the cover, into a folder of their own below the settings' home.
     *
     * @param username the listener's Last.fm name
     * @param period the span of time that the chart covers
     * @param limit how many albums, 1 to 1,000; with little memory at most 20 are made
     * @throws LastFmException if the albums cannot be had
     * @throws MemoryShortageException if memory stays short; what was made so far is in the folder
     * @throws IOException if a picture cannot be written
     */
    public GeneratedWallpapers generate(String username, Period period, int limit)
            throws IOException, InterruptedException, MemoryShortageException {
        WallpaperRequest request = new WallpaperRequest(
                username,
                period,
                limit,
                WallpaperRequest.DEFAULT_WIDTH,
                WallpaperRequest.DEFAULT_HEIGHT,
                WallpaperStyle.BLUR,
                CaptionStyle.TITLE);
        return generate(request, settings.home().resolve("generated").resolve(username + "-" + period.id()));
    }

    /**
     * Makes wallpapers into a folder, and tells nobody as it goes.
     *
     * @see #generate(WallpaperRequest, Path, Progress)
     */
    public GeneratedWallpapers generate(WallpaperRequest asked, Path folder)
            throws IOException, InterruptedException, MemoryShortageException {
        return generate(asked, folder, (albums, total) -> {});
    }

    /**
     * Makes wallpapers into a folder.
     *
     * @throws LastFmException if the albums cannot be had
     * @throws MemoryShortageException if memory stays short; what was made so far is in the folder
     * @throws IOException if a picture cannot be written
     */
    public GeneratedWallpapers generate(WallpaperRequest asked, Path folder, Progress progress)
            throws IOException, InterruptedException, MemoryShortageException {
        MemoryReading reading = memoryAvailable();
        WallpaperRequest request = new WallpaperRequest(
                asked.username(),
                asked.period(),
                budget.limit(asked.limit(), reading.availableBytes()),
                asked.width(),
                asked.height(),
                asked.style(),
                asked.caption());
        List<Album> albums = albums(request);
        Files.createDirectories(folder);
        int workers = workersForRun(albums.size());
        List<Path> files = new ArrayList<>();
        List<SkippedAlbum> skipped = new ArrayList<>();
        progress.settled(0, albums.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Path>> results = albums.stream()
                    .map(album -> pool.submit(() -> {
                        gate.enter();
                        return write(wallpaper(album, request), folder);
                    }))
                    .toList();
            try {
                for (int index = 0; index < albums.size(); index++) {
                    collect(albums.get(index), results.get(index), files, skipped);
                    progress.settled(index + 1, albums.size());
                }
            } finally {
                results.forEach(result -> result.cancel(true));
            }
        }
        return new GeneratedWallpapers(List.copyOf(files), folder, List.copyOf(skipped));
    }

    private static void collect(Album album, Future<Path> result, List<Path> files, List<SkippedAlbum> skipped)
            throws IOException, InterruptedException, MemoryShortageException {
        try {
            files.add(result.get());
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case CoverException cover -> skipped.add(skip(album, cover));
                case MemoryShortageException shortage -> throw shortage;
                case IOException failed -> throw failed;
                case Error error -> throw error;
                default -> throw new IllegalStateException("cannot make the wallpaper of album " + album.rank(), e);
            }
        }
    }

    private static Path write(Wallpaper wallpaper, Path folder) throws IOException {
        Path file = folder.resolve(wallpaper.name());
        Path temporary = folder.resolve(wallpaper.name() + JsonFile.TEMPORARY);
        Files.write(temporary, wallpaper.png());
        return Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How much memory there is and how much of it is left. */
    public MemoryReading memoryAvailable() {
        return memory.read();
    }

    /** How many albums could be worked on at once now. */
    public int workers(int albums) {
        return budget.workers(memory.read(), Runtime.getRuntime().availableProcessors(), albums);
    }

    /**
     * The same for a run that begins now. Where the heap would take workers away that machine and container allow, garbage is
     * collected first: what an earlier run left there is not in this one's way.
     */
    public int workersForRun(int albums) {
        int cores = Runtime.getRuntime().availableProcessors();
        MemoryReading reading = memory.read();
        int workers = budget.workers(reading, cores, albums);
        return workers < budget.workers(reading.availableBytes(), cores, albums)
                ? budget.workers(memory.readCollected(), cores, albums)
                : workers;
    }

    /**
     * The libraries that do the heavy work.
     *
     * @param jpeg {@code turbojpeg} or {@code imageio}
     * @param deflate {@code libdeflate} or {@code jdk}
     */
    public record Codecs(String jpeg, String deflate) {}

    /** What decodes covers and what compresses wallpapers: the system's libraries, or the JDK's where there are none. */
    public Codecs codecs() {
        return new Codecs(decoder.jpeg(), renderer.deflate());
    }

    /** Where a worker waits before each album while memory is short. */
    public MemoryGate gate() {
        return gate;
    }

    /**
     * The listener's albums, the most played first.
     *
     * @throws LastFmException if they cannot be had
     */
    public List<Album> albums(WallpaperRequest request) {
        return lastFm.topAlbums(request.username(), request.period(), request.limit());
    }

    /**
     * Makes one album's wallpaper, within the settings' time for an album.
     *
     * @throws CoverMissingException if there is no cover that could be shown, and none will come
     * @throws CoverDelayedException if a fault that may pass kept the cover away
     */
    public Wallpaper wallpaper(Album album, WallpaperRequest request) throws CoverException {
        albumsInHand.incrementAndGet();
        try {
            return made(album, request);
        } finally {
            albumsInHand.decrementAndGet();
        }
    }

    /** How many albums are worked on at this moment. */
    public int albumsInHand() {
        return albumsInHand.get();
    }

    private Wallpaper made(Album album, WallpaperRequest request) throws CoverException {
        Instant deadline = clock.instant().plus(settings.albumTimeout());
        Picture cover = cover(album, WallpaperRenderer.coverSide(request), deadline);
        if (clock.instant().isAfter(deadline)) {
            throw new CoverDelayedException(
                    "timeout", "took longer than " + settings.albumTimeout().toSeconds() + " seconds");
        }
        long begun = System.nanoTime();
        byte[] png = renderer.render(cover, album, request);
        observer.rendered(Duration.ofNanos(System.nanoTime() - begun));
        return new Wallpaper(EntryName.of(album, request.rankDigits()), png);
    }

    /** The best cover that can be had: each address in turn. A fault that may pass outweighs one that will not. */
    private Picture cover(Album album, int side, Instant deadline) throws CoverException {
        CoverException reason = new CoverMissingException("no-cover", "Last.fm has no cover of this album");
        for (URI address : CoverUrls.of(album)) {
            try {
                return bulkhead.decode(download(address, deadline), side, deadline);
            } catch (CoverException e) {
                LOG.log(Level.DEBUG, "no cover at {0}: {1}", address, e.getMessage());
                if (!(reason instanceof CoverDelayedException)) {
                    reason = e;
                }
            }
        }
        throw reason;
    }

    private byte[] download(URI address, Instant deadline) throws CoverException {
        long begun = System.nanoTime();
        byte[] file = downloader.download(address, deadline);
        observer.downloaded(file.length, Duration.ofNanos(System.nanoTime() - begun));
        return file;
    }

    /** What is written down about an album without a wallpaper. */
    public static SkippedAlbum skip(Album album, CoverException reason) {
        return new SkippedAlbum(
                album.rank(),
                album.artist(),
                album.title(),
                String.valueOf(reason.getMessage()),
                reason instanceof CoverDelayedException);
    }

    /**
     * A small picture of a wallpaper.
     *
     * @param png one of our own wallpapers
     * @param longestSide in pixels
     */
    public byte[] thumbnail(byte[] png, int longestSide) {
        return renderer.thumbnail(png, longestSide);
    }

    /** Lets go of large buffers that are kept for the next wallpapers. */
    public void release() {
        renderer.release();
    }

    /** Closes the connections to Last.fm and to the hosts of covers. */
    @Override
    public void close() {
        lastFm.close();
        downloader.close();
        bulkhead.close();
    }
}
