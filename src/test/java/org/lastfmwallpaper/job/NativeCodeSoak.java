package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.cover.CoverDecoder;
import org.lastfmwallpaper.cover.CoverException;
import org.lastfmwallpaper.render.WallpaperRenderer;

/**
 * TurboJPEG and libdeflate over 10,000 covers, a quarter of them broken: the process lives, and grows no larger than it was
 * after the first 2,000. Some minutes:
 *
 * <pre>{@code
 * mvn -Psoak verify -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=NativeCodeSoak
 * }</pre>
 */
class NativeCodeSoak {
    private static final int COVERS = 10_000;
    private static final int WARM = 2_000;

    /** What the collector and the allocator of C leave uneven. A decoder that is not freed has 100 KB: 8,000 are 800 MB. */
    private static final long UNEVEN_BYTES = 64L << 20;

    private final Random random = new Random(11);

    @Test
    void memoryStaysFlatOverTenThousandCovers() throws IOException {
        CoverDecoder decoder = new CoverDecoder(50_000_000, true);
        WallpaperRenderer renderer = new WallpaperRenderer(6, true);
        assumeTrue(decoder.jpeg().equals("turbojpeg") && renderer.deflate().equals("libdeflate"), "no native code");
        WallpaperRequest request =
                new WallpaperRequest("RJ", Period.OVERALL, 10, 640, 360, WallpaperStyle.BLUR, CaptionStyle.TITLE);
        Album album = new Album(1, "Low", "Double Negative", 131, List.of());
        List<byte[]> covers = covers();
        long warm = 0;
        int made = 0;
        int refused = 0;
        for (int number = 0; number < COVERS; number++) {
            if (number == WARM) {
                warm = resident();
            }
            byte[] cover = covers.get(number % covers.size());
            try {
                byte[] file = number % 4 == 3 ? broken(cover) : cover;
                int side = WallpaperRenderer.coverSide(request);
                assertThat(renderer.render(decoder.decode(file, side), album, request))
                        .isNotEmpty();
                made++;
            } catch (CoverException e) {
                refused++;
            }
        }
        long end = resident();

        System.out.printf(
                "%d made, %d refused; resident after %d: %d MiB, at the end %d MiB%n",
                made, refused, WARM, warm >> 20, end >> 20);
        assertThat(made).isGreaterThanOrEqualTo(COVERS * 3 / 4);
        assertThat(refused).isPositive();
        assertThat(end).isLessThan(warm + UNEVEN_BYTES);
    }

    private byte[] broken(byte[] cover) {
        byte[] broken = cover.clone();
        for (int change = 1 + random.nextInt(8); change > 0; change--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        return broken;
    }

    /** What the process holds once garbage is gone (proc(5), VmRSS). */
    private static long resident() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    /** Of 100 to 1,340 pixels, so that every scale of the decoder has its turn. */
    private List<byte[]> covers() throws IOException {
        List<byte[]> covers = new ArrayList<>();
        for (int side = 100; side < 1_400; side += 40) {
            BufferedImage image = new BufferedImage(side, side + side % 7, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D pen = image.createGraphics();
            pen.setPaint(new GradientPaint(0, 0, new Color(20, 40, 90), side, side, new Color(250, 200, 120)));
            pen.fillRect(0, 0, side, image.getHeight());
            for (int shape = 0; shape < 40; shape++) {
                pen.setColor(new Color(random.nextInt(1 << 24)));
                pen.fillOval(random.nextInt(side), random.nextInt(side), side / 6, side / 8);
            }
            pen.dispose();
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", file);
            covers.add(file.toByteArray());
        }
        return covers;
    }
}
