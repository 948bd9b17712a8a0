package org.lastfmwallpaper.standin;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The place where covers are: {@code /i/u/HASH.png} is the original, {@code /i/u/300x300/HASH.png} a size of it. */
final class ImageHost {
    private static final Pattern PATH =
            Pattern.compile("/i/u/(?:(\\d{1,4})s/|(\\d{1,4})x(\\d{1,4})/)?([0-9a-f]{32})\\.(png|jpg)");
    private static final int CHUNK = 4096;
    private static final long TOO_LARGE = 20_000_000;
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final Map<String, Cover> covers;
    private final Closing closing;
    private final PictureCache pictures = new PictureCache();
    private final Stumbles stumbles = new Stumbles();

    /**
     * @param covers by their hashes
     * @param closing ends what would never end
     */
    ImageHost(Map<String, Cover> covers, Closing closing) {
        this.covers = Map.copyOf(covers);
        this.closing = closing;
    }

    Response answer(Request request) throws IOException, InterruptedException {
        Matcher path = PATH.matcher(request.path());
        Cover cover = path.matches() ? covers.get(path.group(4)) : null;
        if (cover == null) {
            return Response.notFound();
        }
        int box = box(path.group(1), path.group(2), path.group(3));
        if (box == 0) {
            closing.pause(cover.latency());
        }
        return deliver(cover, box, path.group(5), request);
    }

    /** The side of the square that the picture must fit into; 0 for the original. */
    private static int box(@Nullable String square, @Nullable String width, @Nullable String height) {
        if (square != null) {
            return Math.max(1, Integer.parseInt(square));
        }
        return width == null || height == null
                ? 0
                : Math.max(1, Math.min(Integer.parseInt(width), Integer.parseInt(height)));
    }

    private Response deliver(Cover cover, int box, String ending, Request request) throws InterruptedException {
        return switch (cover.delivery()) {
            case FINE -> picture(cover, box, ending);
            case AFTER_OUTAGE ->
                stumbles.next(request.path(), 2) > 0
                        ? Response.text(503, "text/html", "<html><body>Backend fetch failed</body></html>")
                        : picture(cover, box, ending);
            case NO_ORIGINAL -> box == 0 ? Response.notFound() : picture(cover, box, ending);
            case NOTHING -> Response.notFound();
            case HTML -> Response.text(200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>");
            case SVG ->
                Response.text(
                        200,
                        "image/svg+xml",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"500\" height=\"500\"><rect width=\"500\""
                                + " height=\"500\" fill=\"#c33\"/></svg>");
            case HUGE_CLAIM -> Response.of(200, "image/png", hugeClaim());
            case TRUNCATED -> {
                byte[] whole = original(cover);
                yield Response.of(200, "image/jpeg", Arrays.copyOf(whole, whole.length / 3));
            }
            case EMPTY -> Response.of(200, "image/jpeg", new byte[0]);
            case ENDLESS -> padded(cover, Long.MAX_VALUE).claiming(OptionalLong.empty());
            case SHORT_OF_ITS_LENGTH -> {
                Response whole = picture(cover, box, ending);
                yield whole.claiming(OptionalLong.of(whole.length().orElseThrow() + 1000));
            }
            case REDIRECT_LOOP ->
                Response.text(302, "text/html", "")
                        .with("Location", request.path() + (request.parameters().isEmpty() ? "?again=1" : ""));
            case TOO_LARGE -> padded(cover, TOO_LARGE);
            case NOISE -> Response.of(200, "image/jpeg", noise(cover));
            case TRICKLE -> trickle(original(cover));
        };
    }

    private Response picture(Cover cover, int box, String ending) throws InterruptedException {
        if (box == 0) {
            return Response.of(200, cover.format().type(), original(cover));
        }
        CoverFormat format = ending.equals("png") ? CoverFormat.PNG : CoverFormat.JPEG;
        // To fit is to shrink: the host never enlarges.
        int shown = Math.min(box, cover.side());
        PictureCache.Key key = new PictureCache.Key(cover.artwork(), cover.side(), format, shown);
        return Response.of(
                200,
                format.type(),
                pictures.get(key, () -> format.encode(scaled(cover.artwork().paint(cover.side()), shown))));
    }

    /** The file as it was uploaded. */
    byte[] original(Cover cover) throws InterruptedException {
        PictureCache.Key key = new PictureCache.Key(cover.artwork(), cover.side(), cover.format(), cover.side());
        return pictures.get(key, () -> cover.format().encode(cover.artwork().paint(cover.side())));
    }

    /** Halved until it is less than twice too large, so that no pixel goes unseen. */
    private static BufferedImage scaled(BufferedImage picture, int side) {
        BufferedImage current = picture;
        while (current.getWidth() > side) {
            int next = Math.max(side, current.getWidth() / 2);
            BufferedImage smaller = new BufferedImage(next, next, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = smaller.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(current, 0, 0, next, next, null);
            graphics.dispose();
            current = smaller;
        }
        return current;
    }

    /** A JPEG's bytes and then zeros. */
    private Response padded(Cover cover, long length) throws InterruptedException {
        byte[] start = original(cover);
        return Response.of(200, "image/jpeg", start)
                .claiming(OptionalLong.of(length))
                .sending(out -> {
                    out.write(start);
                    byte[] zeros = new byte[CHUNK];
                    for (long left = length - start.length; left > 0 && !closing.isNow(); left -= CHUNK) {
                        out.write(zeros, 0, (int) Math.min(left, CHUNK));
                    }
                });
    }

    private Response trickle(byte[] content) {
        return Response.of(200, "image/jpeg", content).sending(out -> {
            for (byte octet : content) {
                out.write(octet);
                out.flush();
                closing.pause(ONE_SECOND);
            }
        });
    }

    private static byte[] noise(Cover cover) {
        byte[] bytes = new byte[50_000];
        new Random(cover.artwork().seed()).nextBytes(bytes);
        return bytes;
    }

    /** A PNG (ISO/IEC 15948) that is right but for its size: signature, IHDR, an IDAT with hardly a row, IEND. */
    private static byte[] hugeClaim() {
        ByteBuffer png = ByteBuffer.allocate(8 + 12 + 13 + 12 + 14 + 12);
        png.putLong(0x89504e470d0a1a0aL);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(65535).putInt(65535).put(new byte[] {8, 2, 0, 0, 0});
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", new byte[] {0x78, (byte) 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0});
        chunk(png, "IEND", new byte[0]);
        return png.array();
    }

    private static void chunk(ByteBuffer png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.putInt(data.length).put(name).put(data).putInt((int) sum.getValue());
    }
}
