package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.album.Picture;

class SoftPictureTest {
    @ParameterizedTest
    @CsvSource({"320, 180, 200, 200", "180, 320, 100, 140", "330, 173, 61, 40", "640, 360, 16, 16"})
    void aBackdropIsThatOfAFloatingPointReference(int width, int height, int coverWidth, int coverHeight) {
        Picture cover = Pictures.noise(coverWidth, coverHeight);
        Picture canvas = Pictures.flat(width, height, 0x7f00ff);

        SoftPicture backdrop = SoftPicture.filling(cover, canvas);
        backdrop.blur(5);
        backdrop.darken(0.72);
        backdrop.draw(canvas, Dither.NONE);

        double[][][] exact = enlarge(blur(shrink(cover, width, height), 5), width, height);
        Pictures.Sample darkened = (x, y, channel) -> 0.72 * exact[y][x][channel];
        assertThat(Pictures.farthest(canvas, darkened)).isLessThanOrEqualTo(1);
        assertThat(Pictures.bias(canvas, darkened)).isCloseTo(0, Offset.offset(0.05));
    }

    /** The cover's middle at an eighth of the canvas, by area. */
    private static double[][][] shrink(Picture cover, int width, int height) {
        Region middle = Region.filling(cover, width, height);
        double[][][] soft = new double[Math.ceilDiv(height, 8)][Math.ceilDiv(width, 8)][3];
        double stepX = Math.max(1, middle.width() / soft[0].length);
        double stepY = Math.max(1, middle.height() / soft.length);
        for (int y = 0; y < soft.length; y++) {
            for (int x = 0; x < soft[0].length; x++) {
                double left = middle.x() + (x + 0.5) * middle.width() / soft[0].length - stepX / 2;
                double top = middle.y() + (y + 0.5) * middle.height() / soft.length - stepY / 2;
                for (int sy = (int) Math.floor(top); sy < top + stepY; sy++) {
                    for (int sx = (int) Math.floor(left); sx < left + stepX; sx++) {
                        double weight = (Math.min(sx + 1, left + stepX) - Math.max(sx, left))
                                * (Math.min(sy + 1, top + stepY) - Math.max(sy, top))
                                / (stepX * stepY);
                        for (int channel = 0; channel < 3; channel++) {
                            int inX = Math.clamp(sx, 0, cover.width() - 1);
                            int inY = Math.clamp(sy, 0, cover.height() - 1);
                            soft[y][x][channel] += weight * Pictures.sample(cover, inX, inY, channel);
                        }
                    }
                }
            }
        }
        return soft;
    }

    private static double[][][] blur(double[][][] soft, int radius) {
        double[][][] blurred = soft;
        for (int pass = 0; pass < 3; pass++) {
            blurred = average(average(blurred, radius, 1, 0), radius, 0, 1);
        }
        return blurred;
    }

    private static double[][][] average(double[][][] soft, int radius, int dx, int dy) {
        double[][][] mean = new double[soft.length][soft[0].length][3];
        for (int y = 0; y < soft.length; y++) {
            for (int x = 0; x < soft[0].length; x++) {
                for (int i = -radius; i <= radius; i++) {
                    double[] from = soft[Math.clamp(y + i * dy, 0, soft.length - 1)][
                            Math.clamp(x + i * dx, 0, soft[0].length - 1)];
                    for (int channel = 0; channel < 3; channel++) {
                        mean[y][x][channel] += from[channel] / (2 * radius + 1);
                    }
                }
            }
        }
        return mean;
    }

    private static double[][][] enlarge(double[][][] soft, int width, int height) {
        double[][][] large = new double[height][width][3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double atX = (x + 0.5) / 8 - 0.5;
                double atY = (y + 0.5) / 8 - 0.5;
                int x0 = (int) Math.floor(atX);
                int y0 = (int) Math.floor(atY);
                for (int corner = 0; corner < 4; corner++) {
                    int sx = x0 + corner % 2;
                    int sy = y0 + corner / 2;
                    double weight = (1 - Math.abs(sx - atX)) * (1 - Math.abs(sy - atY));
                    double[] from = soft[Math.clamp(sy, 0, soft.length - 1)][Math.clamp(sx, 0, soft[0].length - 1)];
                    for (int channel = 0; channel < 3; channel++) {
                        large[y][x][channel] += weight * from[channel];
                    }
                }
            }
        }
        return large;
    }

    @Test
    void aBlurSpreadsLikeAGaussianOfItsSigma() {
        SoftPicture point = new SoftPicture(101, 101);
        point.samples()[(50 * 101 + 50) * 3] = 255 * 256;

        point.blur(5);

        double sum = 0;
        double variance = 0;
        for (int x = 0; x < 101; x++) {
            for (int y = 0; y < 101; y++) {
                double sample = point.samples()[(y * 101 + x) * 3];
                sum += sample;
                variance += sample * (x - 50) * (x - 50);
            }
        }
        assertThat(sum).isCloseTo(255 * 256, Offset.offset(255 * 256 * 0.02));
        assertThat(Math.sqrt(variance / sum)).isCloseTo(5, Offset.offset(0.6));
    }

    @Test
    void aSlowDarkGradientHasNoStepsLargerThanOne() {
        Picture night = Pictures.of(600, 600, (x, y, channel) -> y * 40 / 600.0 + channel * 4);
        Picture canvas = Pictures.flat(1280, 720, 0xffffff);

        SoftPicture backdrop = SoftPicture.filling(night, canvas);
        backdrop.blur(3);
        backdrop.draw(canvas, Dither.NONE);

        for (int y = 1; y < canvas.height(); y++) {
            for (int x = 1; x < canvas.width(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int here = Pictures.sample(canvas, x, y, channel);
                    assertThat(here - Pictures.sample(canvas, x, y - 1, channel))
                            .isBetween(0, 1);
                    assertThat(here).isEqualTo(Pictures.sample(canvas, x - 1, y, channel));
                }
            }
        }
    }

    @Test
    void theBrightestSamplesDoNotOverflow() {
        Picture canvas = Pictures.flat(80, 80, 0);
        SoftPicture white = SoftPicture.filling(Pictures.flat(10, 10, 0xffffff), canvas);
        white.darken(1);
        white.blur(6);
        for (Dither dither : Dither.values()) {
            white.draw(canvas, dither);
            assertThat(Pictures.farthest(canvas, (x, y, channel) -> 255)).isZero();
        }
    }
}
