package org.lastfmwallpaper.render;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

/**
 * Makes wallpapers: PNG files, 8-bit sRGB. The same cover, album and request always give the same bytes on the same
 * machine (its fonts draw the scripts that the bundled typeface lacks, and its libdeflate, if wanted, compresses).
 *
 * <p>Thread-safe. Each call at the same time as others holds buffers of its own, of about nine bytes for each pixel of the
 * wallpaper (19 MB at 1920 × 1080; with libdeflate 13 MB more outside the heap), which the next call uses again. {@link #release} lets go of them; those of wallpapers
 * larger than 2048 × 2048 go after each.
 */
public final class WallpaperRenderer {
    private final Deflate deflate;
    private final PngEncoder encoder;
    private final Typefaces typefaces = Typefaces.load();
    /** A burst of callers must not leave its buffers behind for ever; as many as a job's usual workers may stay. */
    private static final int MOST_IDLE = 4;

    private final ConcurrentLinkedDeque<Workspace> idle = new ConcurrentLinkedDeque<>();

    /**
     * A renderer in Java alone.
     *
     * @param pngLevel how hard to compress, 0 (not at all) to 9, on zlib's scale
     * @throws IllegalArgumentException if the level is none of these
     */
    public WallpaperRenderer(int pngLevel) {
        this(pngLevel, false);
    }

    /**
     * A renderer that may use a library of the system. The pixels are the same, the files are not.
     *
     * @param pngLevel how hard to compress, 0 (not at all) to 9, on zlib's scale
     * @param nativeCode whether to compress with libdeflate, if the system has it
     * @throws IllegalArgumentException if the level is none of these
     */
    public WallpaperRenderer(int pngLevel, boolean nativeCode) {
        deflate = Deflate.of(pngLevel, nativeCode);
        encoder = new PngEncoder(deflate);
    }

    /**
     * How long the shorter side of a cover should be: more pixels than this are not seen on the wallpaper.
     *
     * @return pixels
     */
    public static int coverSide(WallpaperRequest request) {
        return switch (request.style()) {
            case BLUR, GRADIENT, VINYL, POSTER -> Layout.longestCoverSide(request.width(), request.height());
            case FILL -> Math.max(request.width(), request.height());
            case MINIMAL -> MinimalStyle.coverSide(request.width(), request.height());
        };
    }

    /** What compresses: {@code libdeflate} or {@code jdk}. */
    public String deflate() {
        return deflate.name();
    }

    /**
     * Draws one wallpaper.
     *
     * @param cover any size and shape; not changed
     * @param album what the caption says
     * @param request size, style and caption
     * @return the whole PNG file
     */
    public byte[] render(Picture cover, Album album, WallpaperRequest request) {
        return inWorkspace(workspace -> {
            Picture canvas = workspace.canvas(request.width(), request.height());
            paint(cover, album, request, canvas);
            return encoder.encode(canvas, workspace);
        });
    }

    /** Draws on a canvas of the request's size, every pixel of it. */
    void paint(Picture cover, Album album, WallpaperRequest request, Picture canvas) {
        style(request.style()).paint(cover, canvas, new Label(album, request.caption(), typefaces));
    }

    /**
     * Scales a wallpaper down, its shape kept.
     *
     * @param png a file that {@link #render} made
     * @param longestSide of the result, in pixels, at least 1; a wallpaper is never scaled up
     * @return the whole PNG file
     * @throws IllegalArgumentException if the file is not a wallpaper of ours, or the side is too short
     */
    public byte[] thumbnail(byte[] png, int longestSide) {
        if (longestSide < 1) {
            throw new IllegalArgumentException("a thumbnail's longest side must be at least 1, not " + longestSide);
        }
        return inWorkspace(workspace -> {
            Picture wallpaper = PngDecoder.decode(png, workspace);
            double scale = Math.min(1, (double) longestSide / Math.max(wallpaper.width(), wallpaper.height()));
            int width = Math.max(1, (int) Math.round(wallpaper.width() * scale));
            int height = Math.max(1, (int) Math.round(wallpaper.height() * scale));
            return encoder.encode(Scaling.average(wallpaper, width, height), workspace);
        });
    }

    /** Lets go of the buffers that no call is using, for when memory runs short; the next calls make new ones. */
    public void release() {
        idle.clear();
        deflate.release();
    }

    /** How much memory {@link #release} would let go of. */
    long idleBytes() {
        return idle.stream().mapToLong(Workspace::bytes).sum() + deflate.idleBytes();
    }

    private static Style style(WallpaperStyle style) {
        return switch (style) {
            case BLUR -> new BlurStyle();
            case GRADIENT -> new GradientStyle();
            case FILL -> new FillStyle();
            case VINYL -> new VinylStyle();
            case POSTER -> new PosterStyle();
            case MINIMAL -> new MinimalStyle();
        };
    }

    private byte[] inWorkspace(Function<Workspace, byte[]> work) {
        Workspace last = idle.pollFirst();
        Workspace workspace = last == null ? new Workspace() : last;
        try {
            return work.apply(workspace);
        } finally {
            if (workspace.bytes() <= Workspace.WORTH_KEEPING && idle.size() < MOST_IDLE) {
                idle.addFirst(workspace);
            }
        }
    }
}
