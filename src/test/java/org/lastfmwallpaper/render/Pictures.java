package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

/** Covers and canvases to test with, and what one wants to know of them. */
final class Pictures {
    static final Album ALBUM = new Album(1, "Low", "Double Negative", 131, List.of());

    /** A sample, 0 to 255, of a pixel's channel: 0 red, 1 green, 2 blue. */
    @FunctionalInterface
    interface Sample {
        double at(int x, int y, int channel);
    }

    private Pictures() {}

    static Picture of(int width, int height, Sample sample) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp(Math.round(sample.at(i / 3 % width, i / 3 / width, i % 3)), 0, 255);
        }
        return new Picture(width, height, rgb);
    }

    static Picture flat(int width, int height, int rgb) {
        return of(width, height, (x, y, channel) -> rgb >> (16 - 8 * channel) & 0xff);
    }

    static Picture noise(int width, int height) {
        Random random = new Random(7);
        return of(width, height, (x, y, channel) -> random.nextInt(256));
    }

    /** Waves of colour with grain: as hard to compress as a photograph. */
    static Picture photograph(int width, int height) {
        Random random = new Random(11);
        return of(
                width,
                height,
                (x, y, channel) -> 120
                        + 80 * Math.sin(x * 5.0 / width + channel) * Math.cos(y * 7.0 / height - channel)
                        + 12 * random.nextGaussian());
    }

    static WallpaperRequest request(int width, int height, WallpaperStyle style, CaptionStyle caption) {
        return new WallpaperRequest("rj", Period.OVERALL, 1, width, height, style, caption);
    }

    static int sample(Picture picture, int x, int y, int channel) {
        return picture.rgb()[(y * picture.width() + x) * 3 + channel] & 0xff;
    }

    /** The mean of a part of a picture, red, green and blue. */
    static double[] mean(Picture picture, Box part) {
        double[] mean = new double[3];
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    mean[channel] += sample(picture, x, y, channel) / ((double) part.width() * part.height());
                }
            }
        }
        return mean;
    }

    static double[] mean(Picture picture) {
        return mean(picture, new Box(0, 0, picture.width(), picture.height()));
    }

    /** How far the two are apart where they differ most. */
    static double farthest(Picture picture, Sample expected) {
        double farthest = 0;
        for (int i = 0; i < picture.width() * picture.height() * 3; i++) {
            int x = i / 3 % picture.width();
            int y = i / 3 / picture.width();
            farthest = Math.max(farthest, Math.abs((picture.rgb()[i] & 0xff) - expected.at(x, y, i % 3)));
        }
        return farthest;
    }

    /** How much brighter a picture is on the whole: cutting fractions off instead of rounding would show here. */
    static double bias(Picture picture, Sample expected) {
        int samples = picture.width() * picture.height() * 3;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += (picture.rgb()[i] & 0xff) - expected.at(i / 3 % picture.width(), i / 3 / picture.width(), i % 3);
        }
        return sum / samples;
    }

    /** What another reader of PNG sees. */
    static Picture read(byte[] png) throws IOException {
        var image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)), "not an image");
        return of(
                image.getWidth(),
                image.getHeight(),
                (x, y, channel) -> image.getRGB(x, y) >> (16 - 8 * channel) & 0xff);
    }

    static void assertSamePixels(Picture picture, Picture expected) {
        assertThat(picture.width()).isEqualTo(expected.width());
        assertThat(picture.height()).isEqualTo(expected.height());
        int samples = picture.width() * picture.height() * 3;
        assertThat(Arrays.mismatch(picture.rgb(), 0, samples, expected.rgb(), 0, samples))
                .as("the first sample that differs")
                .isEqualTo(-1);
    }
}
