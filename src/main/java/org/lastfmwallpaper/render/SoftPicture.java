package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/**
 * A small picture on its way to a smooth backdrop: samples keep eight fraction bits (0 to 65,280), as the steps of eight
 * plain bits would show once it is drawn large.
 */
final class SoftPicture {
    /** A backdrop is made at an eighth of the canvas: as smooth to the eye, at a hundredth of the work. */
    static final int SHRINK = 8;

    private final int width;
    private final int height;
    private final int[] samples;

    SoftPicture(int width, int height) {
        this.width = width;
        this.height = height;
        this.samples = new int[width * height * 3];
    }

    /** An empty picture of an eighth of the canvas. */
    static SoftPicture under(Picture canvas) {
        return new SoftPicture(Math.ceilDiv(canvas.width(), SHRINK), Math.ceilDiv(canvas.height(), SHRINK));
    }

    /** The cover's middle as it fills the canvas, at an eighth of its size. */
    static SoftPicture filling(Picture cover, Picture canvas) {
        SoftPicture soft = under(canvas);
        Region middle = Region.filling(cover, canvas.width(), canvas.height());
        Scaling.shrink(cover, middle, Kernel.AREA, soft.width, soft.height, (y, row) -> {
            System.arraycopy(row, 0, soft.samples, y * row.length, row.length);
        });
        return soft;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Samples from the top, red, green, blue, with eight fraction bits; not a copy. */
    int[] samples() {
        return samples;
    }

    /** The colour at a point; both run from 0 to 1, from the left and from the top. */
    @FunctionalInterface
    interface Shading {
        Colour at(double across, double down);
    }

    /** Paints every pixel by where its centre is. */
    void paint(Shading shading) {
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += 3) {
                Colour colour = shading.at((x + 0.5) / width, (y + 0.5) / height);
                samples[at] = fixed(colour.red());
                samples[at + 1] = fixed(colour.green());
                samples[at + 2] = fixed(colour.blue());
            }
        }
    }

    private static int fixed(double sample) {
        return (int) Math.round(sample * 256);
    }

    /** Multiplies every sample. */
    void darken(double factor) {
        Samples.multiply(samples, (int) Math.round(factor * 65536));
    }

    /** Blurs like a Gaussian of this standard deviation, in pixels of this picture: three box averages in each direction. */
    void blur(double sigma) {
        // A box of 2r+1 pixels has variance ((2r+1)² - 1) / 12; three of them add up.
        int radius = (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
        if (radius < 1) {
            return;
        }
        int[] other = new int[samples.length];
        for (int pass = 0; pass < 3; pass++) {
            averageAlongRows(samples, other, radius);
            averageAlongColumns(other, samples, radius);
        }
    }

    private void averageAlongRows(int[] from, int[] to, int radius) {
        int last = (width - 1) * 3;
        for (int row = 0; row < from.length; row += width * 3) {
            for (int channel = 0; channel < 3; channel++) {
                int sum = 0;
                for (int x = -radius; x <= radius; x++) {
                    sum += from[row + channel + Math.clamp(x * 3L, 0, last)];
                }
                for (int x = 0; x <= last; x += 3) {
                    to[row + channel + x] = average(sum, 2 * radius + 1);
                    sum += from[row + channel + Math.min(x + (radius + 1) * 3, last)]
                            - from[row + channel + Math.max(x - radius * 3, 0)];
                }
            }
        }
    }

    private void averageAlongColumns(int[] from, int[] to, int radius) {
        int stride = width * 3;
        int[] sums = new int[stride];
        for (int y = -radius; y <= radius; y++) {
            add(from, Math.clamp(y, 0, height - 1) * stride, sums, 1);
        }
        for (int y = 0; y < height; y++) {
            int size = 2 * radius + 1;
            for (int i = 0; i < stride; i++) {
                to[y * stride + i] = average(sums[i], size);
            }
            add(from, Math.min(y + radius + 1, height - 1) * stride, sums, 1);
            add(from, Math.max(y - radius, 0) * stride, sums, -1);
        }
    }

    private static void add(int[] from, int at, int[] sums, int sign) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * from[at + i];
        }
    }

    private static int average(int sum, int count) {
        return (sum + count / 2) / count;
    }

    /** Draws this over the whole canvas, bilinear. */
    void draw(Picture canvas, Dither dither) {
        Box whole = new Box(0, 0, canvas.width(), canvas.height());
        Kernel.Taps across = Kernel.TRIANGLE.taps(width, 0, (double) canvas.width() / SHRINK, canvas.width());
        int[] read = new int[width * 3];
        Scaling.enlargeRows(
                (y, row) -> {
                    System.arraycopy(samples, y * read.length, read, 0, read.length);
                    Scaling.addColumns(read, 0, across, row);
                },
                height,
                0,
                (double) canvas.height() / SHRINK,
                canvas,
                whole,
                dither);
    }
}
