package org.lastfmwallpaper.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CoverFormatTest {

    /** Red above, blue below. */
    private static BufferedImage flag() {
        BufferedImage flag = new BufferedImage(120, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flag.createGraphics();
        graphics.setColor(new Color(0xc81e1e));
        graphics.fillRect(0, 0, 120, 60);
        graphics.setColor(new Color(0x1e1ec8));
        graphics.fillRect(0, 60, 120, 60);
        graphics.dispose();
        return flag;
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatBeginsAsItMust(CoverFormat format) {
        String start = HexFormat.of().formatHex(format.encode(flag()), 0, 12);

        assertThat(start)
                .startsWith(
                        switch (format) {
                            case JPEG, PROGRESSIVE_JPEG, GREY_JPEG, TURNED_JPEG, CMYK_JPEG -> "ffd8ff";
                            case PNG, PALETTE_PNG, DEEP_PNG, CLEAR_PNG -> "89504e470d0a1a0a";
                            case GIF, ANIMATED_GIF -> "474946383961";
                            case BMP -> "424d";
                            case WEBP -> "52494646";
                        });
    }

    @ParameterizedTest
    @CsvSource({"JPEG, c0, 3", "PROGRESSIVE_JPEG, c2, 3", "GREY_JPEG, c0, 1", "TURNED_JPEG, c0, 3", "CMYK_JPEG, c0, 4"})
    void jpegsHaveTheirFrameAndTheirChannels(CoverFormat format, String frame, int channels) {
        byte[] jpeg = format.encode(flag());
        int at = 2;
        // ITU-T T.81, annex B: segments are a marker and a length, until the frame header.
        while ((jpeg[at + 1] & 0xf0) != 0xc0 || (jpeg[at + 1] & 0xff) == 0xc4) {
            at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
        }

        assertThat(HexFormat.of().toHexDigits(jpeg[at + 1])).isEqualTo(frame);
        assertThat(jpeg[at + 9]).isEqualTo((byte) channels);
    }

    @ParameterizedTest
    @CsvSource({"PNG, 8, 2", "PALETTE_PNG, 8, 3", "DEEP_PNG, 16, 2", "CLEAR_PNG, 8, 6"})
    void pngsHaveTheirDepthAndTheirKindOfColours(CoverFormat format, int depth, int kind) {
        byte[] png = format.encode(flag());

        assertThat(png[24]).isEqualTo((byte) depth);
        assertThat(png[25]).isEqualTo((byte) kind);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "JPEG",
                "PROGRESSIVE_JPEG",
                "PNG",
                "PALETTE_PNG",
                "DEEP_PNG",
                "CLEAR_PNG",
                "GIF",
                "ANIMATED_GIF",
                "BMP"
            })
    void whatIsReadIsWhatWasWritten(CoverFormat format) throws IOException {
        BufferedImage read = read(format.encode(flag()));

        assertThat(colour(read, 60, 30)).isEqualTo("red");
        assertThat(colour(read, 60, 90)).isEqualTo("blue");
    }

    @Test
    void theTurnedJpegLiesOnItsSideAndSaysSo() throws IOException {
        byte[] jpeg = CoverFormat.TURNED_JPEG.encode(flag());

        // As it is stored, before a clockwise quarter turn, the upper edge is on the left.
        BufferedImage stored = read(jpeg);
        assertThat(colour(stored, 30, 60)).isEqualTo("red");
        assertThat(colour(stored, 90, 60)).isEqualTo("blue");
        assertThat(new String(jpeg, 6, 4, StandardCharsets.US_ASCII)).isEqualTo("Exif");
        assertThat(HexFormat.of().formatHex(jpeg, 22, 34)).isEqualTo("011200030000000100060000");
    }

    private static String colour(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 0xff) > (rgb & 0xff) ? "red" : "blue";
    }

    @Test
    void theClearPngHasClearCorners() throws IOException {
        BufferedImage clear = read(CoverFormat.CLEAR_PNG.encode(flag()));

        assertThat(clear.getRGB(0, 0) >>> 24).isZero();
        assertThat(clear.getRGB(60, 60) >>> 24).isEqualTo(255);
    }

    @Test
    void theAnimatedGifHasThreeFrames() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(CoverFormat.ANIMATED_GIF.encode(flag())))) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
        } finally {
            reader.dispose();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CMYK_JPEG", "WEBP"})
    void theFixturesShowTheArtworkThatTheirSizesAreMadeFrom(CoverFormat format) throws IOException {
        Cover cover = Charts.of(Listener.FORMATS).stream()
                .map(ChartEntry::cover)
                .filter(candidate -> candidate.format() == format)
                .findFirst()
                .orElseThrow();
        BufferedImage painted = cover.artwork().paint(cover.side());
        Path folder = Files.createDirectories(Path.of("target/fixtures"));
        ImageIO.write(
                painted,
                "png",
                folder.resolve(format.fixture().orElseThrow() + ".png").toFile());

        BufferedImage fixture = read(format.encode(painted));

        assertThat(fixture.getWidth()).isEqualTo(cover.side());
        for (int[] place : List.of(new int[] {0, 0}, new int[] {200, 0}, new int[] {100, 100}, new int[] {200, 200})) {
            assertThat(mean(fixture, place[0], place[1]))
                    .as("%s at %s", format, List.of(place[0], place[1]))
                    .isCloseTo(mean(painted, place[0], place[1]), org.assertj.core.api.Assertions.within(20.0));
        }
    }

    /** The mean of all channels in a square of a hundred pixels. */
    private static double mean(BufferedImage picture, int left, int top) {
        double sum = 0;
        for (int y = top; y < top + 100; y++) {
            for (int x = left; x < left + 100; x++) {
                int rgb = picture.getRGB(x, y);
                sum += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
            }
        }
        return sum / 30_000;
    }
}
