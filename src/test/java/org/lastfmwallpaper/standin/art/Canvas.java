package org.lastfmwallpaper.standin.art;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A square to paint on. Shapes are given in units of a thousandth of its side, whatever its size in pixels; the same
 * seed gives the same picture.
 */
final class Canvas {
    /** The side in units. */
    static final double SIDE = 1000;

    /** A colour for each place of the unit square; {@code v} grows downwards. */
    @FunctionalInterface
    interface Shader {
        int at(double u, double v);
    }

    private final int pixels;
    private final Artwork work;
    private final RandomGenerator random;
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final int[] rgb;

    Canvas(int pixels, Artwork work) {
        this.pixels = pixels;
        this.work = work;
        random = new SplittableRandom(work.seed());
        image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        graphics = prepare(image);
        rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private Graphics2D prepare(BufferedImage target) {
        Graphics2D fresh = target.createGraphics();
        fresh.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        fresh.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        fresh.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        fresh.scale(pixels / SIDE, pixels / SIDE);
        return fresh;
    }

    BufferedImage image() {
        return image;
    }

    Graphics2D graphics() {
        return graphics;
    }

    RandomGenerator random() {
        return random;
    }

    Palette palette() {
        return work.palette();
    }

    String artist() {
        return work.artist();
    }

    String title() {
        return work.title();
    }

    /** A field with so many cells in a row, or as many as there are pixels. */
    Field field(int cells, Field.Function function) {
        return new Field(Math.clamp(pixels, 16, cells), function);
    }

    /** Gives every pixel its colour. */
    void shade(Shader shader) {
        double step = 1.0 / pixels;
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                rgb[y * pixels + x] = shader.at((x + 0.5) * step, (y + 0.5) * step);
            }
        }
    }

    void fill(int colour) {
        fill(new Rectangle2D.Double(0, 0, SIDE, SIDE), colour);
    }

    void fill(Shape shape, int colour) {
        graphics.setColor(Tint.solid(colour));
        graphics.fill(shape);
    }

    void disc(double x, double y, double radius, int colour) {
        fill(circle(x, y, radius), colour);
    }

    static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Prints shapes in one ink over what is there, as a press does: where two inks meet, they darken each other. */
    void overprint(int ink, Consumer<Graphics2D> shapes) {
        BufferedImage plate = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = prepare(plate);
        // A grey image takes colours for linear light, so that only black and white may be drawn on it.
        drawing.setColor(java.awt.Color.WHITE);
        shapes.accept(drawing);
        drawing.dispose();
        byte[] cover = ((DataBufferByte) plate.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) {
            int share = cover[i] & 0xff;
            if (share > 0) {
                rgb[i] = channel(rgb[i], ink, share, 16)
                        | channel(rgb[i], ink, share, 8)
                        | channel(rgb[i], ink, share, 0);
            }
        }
    }

    private static int channel(int paper, int ink, int share, int shift) {
        int filter = 255 - (255 - (ink >> shift & 0xff)) * share / 255;
        return ((paper >> shift & 0xff) * filter / 255) << shift;
    }

    /** Film grain of so many steps of 255 up or down; finer than a thousandth of the side only on small pictures. */
    void grain(double strength) {
        int cell = Math.max(1, pixels / 1000);
        int seed = random.nextInt();
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                int hash = ((x / cell * 0x1f123bb5) ^ (y / cell * 0x5f356495)) + seed;
                hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
                hash = (hash ^ hash >>> 12) * 0x297a2d39;
                hash ^= hash >>> 15;
                // The sum of four bytes is close enough to a bell curve.
                int sum = (hash & 0xff) + (hash >> 8 & 0xff) + (hash >> 16 & 0xff) + (hash >>> 24) - 510;
                rgb[y * pixels + x] = lighten(rgb[y * pixels + x], (int) Math.round(sum * strength / 255));
            }
        }
    }

    private static int lighten(int colour, int by) {
        return Math.clamp((colour >> 16 & 0xff) + by, 0, 255) << 16
                | Math.clamp((colour >> 8 & 0xff) + by, 0, 255) << 8
                | Math.clamp((colour & 0xff) + by, 0, 255);
    }

    /**
     * What a part of the picture looks like as a ground for words.
     *
     * @param lightness on average, 0 to 1
     * @param spread the standard deviation of its colours in OKLab: 0 on an even ground, over 0.1 where words are lost
     */
    record Ground(double lightness, double spread) {}

    Ground ground(Rectangle2D part) {
        int rows = 10;
        int columns = 40;
        double[] sum = new double[3];
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x = pixel(part.getX() + part.getWidth() * (column + 0.5) / columns);
                int y = pixel(part.getY() + part.getHeight() * (row + 0.5) / rows);
                double[] lab = Tint.lab(rgb[y * pixels + x]);
                for (int i = 0; i < 3; i++) {
                    sum[i] += lab[i];
                    squares += lab[i] * lab[i];
                }
            }
        }
        double count = rows * columns;
        double variance = squares / count;
        for (double component : sum) {
            variance -= component / count * (component / count);
        }
        return new Ground(sum[0] / count, Math.sqrt(Math.max(0, variance)));
    }

    private int pixel(double unit) {
        return Math.clamp((int) (unit * pixels / SIDE), 0, pixels - 1);
    }

    /** One of the palette's four colours. */
    int anyAccent() {
        return palette().accents()[random.nextInt(4)];
    }

    /** One of the palette's four colours that stands out from another. */
    int accentOn(int ground) {
        int start = random.nextInt(4);
        for (int i = 0; i < 4; i++) {
            int accent = palette().accents()[start + i & 3];
            if (Tint.distance(accent, ground) > 0.14) {
                return accent;
            }
        }
        return Tint.lightness(ground) > 0.5 ? palette().ink() : palette().paper();
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }
}
