package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.album.Picture;

class ScalingTest {
    /** Rounding of weights, of rows and of the result. */
    private static final double ROUNDING = 1;

    /** One sample of a scaled picture, in floating point and with no thought for speed. */
    private static double exact(Kernel kernel, Picture source, Region part, Box onto, int x, int y, int channel) {
        double scaleX = part.width() / onto.width();
        double scaleY = part.height() / onto.height();
        double radiusX = Math.max(1, scaleX) * (kernel == Kernel.AREA ? 0.5 : 1);
        double radiusY = Math.max(1, scaleY) * (kernel == Kernel.AREA ? 0.5 : 1);
        double centreX = part.x() + (x + 0.5) * scaleX;
        double centreY = part.y() + (y + 0.5) * scaleY;
        double sum = 0;
        double weights = 0;
        for (int sy = (int) (centreY - radiusY) - 2; sy <= centreY + radiusY + 2; sy++) {
            for (int sx = (int) (centreX - radiusX) - 2; sx <= centreX + radiusX + 2; sx++) {
                if (sx >= 0 && sy >= 0 && sx < source.width() && sy < source.height()) {
                    double weight = weight(kernel, sx, centreX, radiusX) * weight(kernel, sy, centreY, radiusY);
                    sum += weight * Pictures.sample(source, sx, sy, channel);
                    weights += weight;
                }
            }
        }
        return sum / weights;
    }

    private static double weight(Kernel kernel, int pixel, double centre, double radius) {
        double weight = kernel == Kernel.AREA
                ? Math.min(pixel + 1, centre + radius) - Math.max(pixel, centre - radius)
                : 1 - Math.abs(pixel + 0.5 - centre) / radius;
        return Math.max(0, weight);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 37, 37", // down
        "100, 100, 63, 97",
        "100, 100, 7, 5",
        "100, 100, 1, 1",
        "37, 53, 100, 171", // up
        "3, 2, 90, 77",
        "1, 1, 40, 40",
        "100, 30, 61, 77", // down one way and up the other
        "30, 100, 77, 61",
        "50, 50, 50, 50", // neither
    })
    void pixelsAreThoseOfAFloatingPointReference(int width, int height, int toWidth, int toHeight) {
        Picture source = Pictures.noise(width, height);
        Picture canvas = Pictures.flat(toWidth, toHeight, 0x0f0f0f);
        Box whole = new Box(0, 0, toWidth, toHeight);

        Scaling.draw(source, Region.whole(source), canvas, whole);

        Pictures.Sample exact = (x, y, c) -> exact(Kernel.TRIANGLE, source, Region.whole(source), whole, x, y, c);
        assertThat(Pictures.farthest(canvas, exact)).isLessThanOrEqualTo(ROUNDING);
        if (toWidth * toHeight > 1000) {
            assertThat(Pictures.bias(canvas, exact)).isCloseTo(0, Offset.offset(0.05));
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 0", "160, 120, 0", "33, 91, 13.7"})
    void aPartGoesOntoAPartOfTheCanvasAndNowhereElse(int width, int height, double from) {
        Picture source = Pictures.noise(80, 90);
        Region part = new Region(from, from / 2, 60.5, 45.25);
        Picture canvas = Pictures.flat(200, 150, 0x123456);
        Box onto = new Box(11, 7, width, height);

        Scaling.draw(source, part, canvas, onto);

        assertThat(Pictures.farthest(canvas, (x, y, channel) -> {
                    boolean inside = x >= 11 && x < onto.right() && y >= 7 && y < onto.bottom();
                    return inside
                            ? exact(Kernel.TRIANGLE, source, part, onto, x - 11, y - 7, channel)
                            : 0x123456 >> (16 - 8 * channel) & 0xff;
                }))
                .isLessThanOrEqualTo(ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"100, 80, 33, 27", "100, 80, 1, 1", "64, 64, 64, 64", "999, 3, 320, 1"})
    void averagesAreExactMeans(int width, int height, int toWidth, int toHeight) {
        Picture source = Pictures.noise(width, height);
        Box whole = new Box(0, 0, toWidth, toHeight);

        Picture small = Scaling.average(source, toWidth, toHeight);

        assertThat(Pictures.farthest(
                        small, (x, y, c) -> exact(Kernel.AREA, source, Region.whole(source), whole, x, y, c)))
                .isLessThanOrEqualTo(ROUNDING);
    }

    @Test
    void aFineCheckerboardShrinksToFlatGrey() {
        Picture checkerboard = Pictures.of(740, 740, (x, y, channel) -> (x + y) % 2 * 255);
        Picture canvas = Pictures.flat(200, 200, 0);

        Scaling.draw(checkerboard, Region.whole(checkerboard), canvas, new Box(0, 0, 200, 200));

        assertThat(Pictures.farthest(canvas, (x, y, channel) -> 127.5)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "127", "254", "255"})
    void aFlatPictureKeepsItsColourExactly(int grey) {
        Picture source = Pictures.flat(97, 61, grey * 0x010101);
        for (int side : new int[] {5, 61, 97, 300}) {
            Picture canvas = Pictures.flat(side, side, 0x808080);
            Scaling.draw(source, Region.whole(source), canvas, new Box(0, 0, side, side));
            assertThat(Pictures.farthest(canvas, (x, y, channel) -> grey))
                    .as("at %d", side)
                    .isZero();
        }
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        Picture source = Pictures.noise(40, 30);
        Picture canvas = Pictures.flat(40, 30, 0);
        Scaling.draw(source, Region.whole(source), canvas, new Box(0, 0, 40, 30));
        Pictures.assertSamePixels(canvas, source);
    }
}
