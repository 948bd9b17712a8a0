package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastfmwallpaper.cover.CoverFiles.fixture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Picture;

/** Taking the rows as they are decoded changes no pixel, save that squares of them become one. */
class JdkJpegTest {
    private final ImageReaders readers = new ImageReaders();
    private final JdkJpeg jdk = new JdkJpeg(readers);

    @ParameterizedTest
    @CsvSource({"1,1", "7,5", "8,8", "300,200", "333,517"})
    void coversAreTheSamePixelsAsTheUsualWayGives(int width, int height) throws IOException {
        BufferedImage colours = noise(width, height, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage grey = noise(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (byte[] file : List.of(
                CoverFiles.write("jpeg", colours),
                CoverFiles.writeProgressive("jpeg", colours),
                CoverFiles.write("jpeg", grey))) {
            assertThat(decode(file, Integer.MAX_VALUE).rgb())
                    .isEqualTo(usualWay(file).rgb());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-1.jpg", "orientation-6.jpg", "srgb-profile.jpg"})
    void fixturesAreTheSamePixelsAsTheUsualWayGives(String name) throws IOException {
        byte[] plain = JpegHeader.withoutProfile(fixture(name));

        assertThat(decode(fixture(name), Integer.MAX_VALUE).rgb())
                .isEqualTo(usualWay(plain).rgb());
    }

    @ParameterizedTest
    @CsvSource({"640, 480, 481, 1", "640, 480, 240, 2", "641, 483, 200, 2", "640, 480, 160, 3", "641, 482, 20, 3"})
    void aLargeCoversPixelsAreTheMeansOfSquares(int width, int height, int side, int factor) throws IOException {
        byte[] file = CoverFiles.write("jpeg", noise(width, height, BufferedImage.TYPE_3BYTE_BGR));
        Picture whole = usualWay(file);

        Picture small = decode(file, side);

        assertThat(small.width()).isEqualTo(Math.ceilDiv(width, factor));
        assertThat(small.height()).isEqualTo(Math.ceilDiv(height, factor));
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width() * 3; x++) {
                int expected = mean(whole, x / 3 * factor, y * factor, factor, x % 3);
                assertThat(small.rgb()[y * small.width() * 3 + x] & 0xff).isEqualTo(expected);
            }
        }
    }

    private static int mean(Picture picture, int left, int top, int factor, int channel) {
        int sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(top + factor, picture.height()); y++) {
            for (int x = left; x < Math.min(left + factor, picture.width()); x++) {
                sum += picture.rgb()[(y * picture.width() + x) * 3 + channel] & 0xff;
                count++;
            }
        }
        return (int) Math.round((double) sum / count);
    }

    @Test
    void aFileThatLacksItsEndIsLeftToTheUsualWay() throws IOException {
        byte[] file = CoverFiles.write("jpeg", noise(300, 200, BufferedImage.TYPE_3BYTE_BGR));
        byte[] cut = Arrays.copyOf(file, file.length / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;

        assertThat(jdk.decode(cut, JpegHeader.read(cut), 300)).isEmpty();
    }

    private Picture decode(byte[] file, int side) throws IOException {
        CoverHeader header = JpegHeader.read(file);
        assertThat(header.usualJpeg()).isTrue();
        return jdk.decode(file, header, side).orElseThrow();
    }

    private Picture usualWay(byte[] file) throws IOException {
        ImageReader reader = readers.open(CoverFormat.JPEG);
        try (ImageInputStream input = new ByteArrayImageInputStream(file)) {
            reader.setInput(input, true, true);
            return SrgbPixels.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage noise(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x / 9 * 7 + y / 5 * 0x300 + random.nextInt(0x404040));
            }
        }
        return image;
    }
}
