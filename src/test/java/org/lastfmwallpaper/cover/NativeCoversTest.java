package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lastfmwallpaper.cover.CoverFiles.fixture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Picture;

/** With TurboJPEG covers look as without. Where the system has none, there is nothing to compare. */
class NativeCoversTest {
    private static final int MUTATIONS = 10_000;

    private final CoverDecoder java = new CoverDecoder(50_000_000);
    private final CoverDecoder turbo = new CoverDecoder(50_000_000, true);

    @BeforeEach
    void theSystemHasTheLibrary() {
        assumeTrue(turbo.jpeg().equals("turbojpeg"), "no TurboJPEG");
    }

    /** A soft picture with edges in it, of any size. */
    private static BufferedImage drawn(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(20, 40, 90), width, height, new Color(250, 200, 120)));
        pen.fillRect(0, 0, width, height);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fillOval(random.nextInt(width), random.nextInt(height), width / 6 + 1, height / 8 + 1);
        }
        pen.dispose();
        return image;
    }

    private static void assertAlike(Picture actual, Picture expected, int mostOff) {
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.height()).isEqualTo(expected.height());
        int most = 0;
        for (int i = 0; i < expected.rgb().length; i++) {
            most = Math.max(most, Math.abs((actual.rgb()[i] & 0xff) - (expected.rgb()[i] & 0xff)));
        }
        assertThat(most).as("the largest difference of a sample").isLessThanOrEqualTo(mostOff);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,5", "8,8", "300,200", "333,517", "1000,1000"})
    void coversAreTheSamePixels(int width, int height) throws CoverException {
        BufferedImage image = drawn(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] baseline = CoverFiles.write("jpeg", image);
        byte[] progressive = CoverFiles.writeProgressive("jpeg", image);
        byte[] grey = CoverFiles.write("jpeg", drawn(width, height, BufferedImage.TYPE_BYTE_GRAY));

        for (byte[] file : List.of(baseline, progressive, grey)) {
            assertAlike(turbo.decode(file), java.decode(file), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmyk.jpg",
                "ycck.jpg",
                "profile.jpg",
                "srgb-profile.jpg",
                "orientation-1.jpg",
                "orientation-2.jpg",
                "orientation-3.jpg",
                "orientation-4.jpg",
                "orientation-5.jpg",
                "orientation-6.jpg",
                "orientation-7.jpg",
                "orientation-8.jpg"
            })
    void oddCoversAreTheSamePixels(String name) throws CoverException {
        assertAlike(turbo.decode(fixture(name)), java.decode(fixture(name)), 1);
    }

    /** Otherwise the comparisons above would compare ImageIO with itself. */
    @Test
    void usualCoversReachTheLibraryAndOddOnesDoNot() throws DamagedFileException {
        BufferedImage image = drawn(64, 48, BufferedImage.TYPE_3BYTE_BGR);

        assertThat(JpegHeader.read(CoverFiles.write("jpeg", image)).usualJpeg()).isTrue();
        assertThat(JpegHeader.read(CoverFiles.writeProgressive("jpeg", image)).usualJpeg())
                .isTrue();
        assertThat(JpegHeader.read(fixture("orientation-6.jpg")).usualJpeg()).isTrue();
        assertThat(JpegHeader.read(fixture("srgb-profile.jpg")).usualJpeg()).isTrue();
        assertThat(JpegHeader.read(fixture("profile.jpg")).usualJpeg()).isFalse();
        assertThat(JpegHeader.read(fixture("cmyk.jpg")).usualJpeg()).isFalse();
        assertThat(JpegHeader.read(fixture("ycck.jpg")).usualJpeg()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1600, 1200, 600, 800, 600",
        "1600, 1200, 601, 1600, 1200",
        "1600, 1200, 1200, 1600, 1200",
        "1600, 1200, 5000, 1600, 1200",
        "1601, 1203, 100, 201, 151",
        "1600, 1200, 450, 600, 450",
        "1600, 200, 100, 800, 100"
    })
    void aLargeCoverComesOutSmallerButNotTooSmall(int width, int height, int side, int outWidth, int outHeight)
            throws CoverException {
        byte[] file = CoverFiles.write("jpeg", drawn(width, height, BufferedImage.TYPE_3BYTE_BGR));

        Picture small = turbo.decode(file, side);

        assertThat(List.of(small.width(), small.height())).containsExactly(outWidth, outHeight);
    }

    /** Samples that are means of squares of four, as averaging the whole picture gives them, to within a grey or two. */
    @Test
    void aSmallerCoverLooksLikeTheWholeOne() throws CoverException {
        byte[] file = CoverFiles.write("jpeg", drawn(1600, 1200, BufferedImage.TYPE_3BYTE_BGR));
        Picture whole = java.decode(file);

        Picture half = turbo.decode(file, 600);

        double squares = 0;
        for (int y = 0; y < half.height(); y++) {
            for (int i = 0; i < half.width() * 3; i++) {
                int at = 2 * y * whole.width() * 3 + i / 3 * 6 + i % 3;
                int mean = ((whole.rgb()[at] & 0xff)
                                + (whole.rgb()[at + 3] & 0xff)
                                + (whole.rgb()[at + whole.width() * 3] & 0xff)
                                + (whole.rgb()[at + whole.width() * 3 + 3] & 0xff)
                                + 2)
                        / 4;
                int off = (half.rgb()[y * half.width() * 3 + i] & 0xff) - mean;
                squares += off * off;
            }
        }
        double psnr = 10 * Math.log10(255 * 255 * half.rgb().length / squares);
        assertThat(psnr).as("decibels").isGreaterThan(38);
    }

    @Test
    void whatTheLibraryObjectsToIsJudgedAsWithoutIt() {
        byte[] file = CoverFiles.write("jpeg", drawn(300, 200, BufferedImage.TYPE_3BYTE_BGR));
        byte[] cut = Arrays.copyOf(file, file.length / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;

        assertThatThrownBy(() -> turbo.decode(cut))
                .isInstanceOfSatisfying(
                        CoverMissingException.class, e -> assertThat(e.reason()).isEqualTo("damaged"));
    }

    /** Bytes that are wrong, lost or repeated, past the header or in it: a picture or a reason, and the JVM lives. */
    @Test
    void tenThousandBrokenCoversDoNoHarm() {
        BufferedImage image = drawn(160, 120, BufferedImage.TYPE_3BYTE_BGR);
        List<byte[]> covers = new ArrayList<>(List.of(
                CoverFiles.write("jpeg", image),
                CoverFiles.writeProgressive("jpeg", image),
                CoverFiles.write("jpeg", drawn(160, 120, BufferedImage.TYPE_BYTE_GRAY)),
                fixture("orientation-6.jpg"),
                fixture("srgb-profile.jpg")));
        TurboJpeg library = TurboJpeg.find().orElseThrow();
        Random random = new Random(7);
        int reached = 0;
        int pictures = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] mutant = mutant(covers.get(round % covers.size()), random);
            try {
                CoverHeader header = JpegHeader.read(mutant);
                if (header.usualJpeg() && header.fits(1_000_000)) {
                    reached++;
                    pictures += library.decode(mutant, header, 1 + random.nextInt(200))
                                    .isPresent()
                            ? 1
                            : 0;
                }
            } catch (DamagedFileException | RuntimeException e) {
                assertThat(e).as("our own code's verdict").isNotInstanceOf(AssertionError.class);
            }
        }
        assertThat(reached).as("mutants that the library saw").isGreaterThan(MUTATIONS / 3);
        assertThat(pictures).as("mutants that it took").isBetween(1, reached - 1);
    }

    private static byte[] mutant(byte[] cover, Random random) {
        byte[] mutant = cover.clone();
        if (random.nextInt(4) == 0) {
            int from = random.nextInt(cover.length);
            int to = random.nextInt(cover.length);
            mutant = Arrays.copyOf(cover, from + cover.length - to);
            System.arraycopy(cover, to, mutant, from, cover.length - to);
        }
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
        return mutant;
    }
}
