package org.lastfmwallpaper.cover;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.lastfmwallpaper.album.Picture;

/** Cover files to decode: four even quarters, red, green, blue and white from the top left, in any format. */
final class CoverFiles {
    static final int WIDTH = 32;
    static final int HEIGHT = 24;

    static final Color RED = new Color(208, 32, 32);
    static final Color GREEN = new Color(32, 176, 48);
    static final Color BLUE = new Color(40, 64, 200);
    static final Color WHITE = new Color(240, 240, 240);

    static final List<Color> QUARTERS = List.of(RED, GREEN, BLUE, WHITE);

    private CoverFiles() {}

    /** A file from the folder of fixtures, whose README says how it was made. */
    static byte[] fixture(String name) {
        try (InputStream file = CoverFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read fixture " + name, e);
        }
    }

    static BufferedImage quarters(int type) {
        return quarters(new BufferedImage(WIDTH, HEIGHT, type));
    }

    static BufferedImage quarters(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        for (int quarter = 0; quarter < 4; quarter++) {
            pen.setColor(QUARTERS.get(quarter));
            pen.fillRect(quarter % 2 * WIDTH / 2, quarter / 2 * HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
        }
        pen.dispose();
        return image;
    }

    /** With samples as they are, without the conversion between curves that drawing would do. */
    static BufferedImage grey(int type, int... samples) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.getRaster().setSample(x, y, 0, samples[quarter(x, y, WIDTH, HEIGHT)]);
            }
        }
        return image;
    }

    static int quarter(int x, int y, int width, int height) {
        return (x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2);
    }

    static byte[] write(String format, BufferedImage image) {
        return write(format, image, false);
    }

    static byte[] writeProgressive(String format, BufferedImage image) {
        return write(format, image, true);
    }

    private static byte[] write(String format, BufferedImage image, boolean progressive) {
        ImageWriter writer = writer(format, image);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(file)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            if (progressive) {
                options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            if (format.equals("jpeg")) {
                options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                options.setCompressionQuality(0.95f);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a " + format, e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** The JDK's own writer, not one of a plug-in on the test's class path. */
    private static ImageWriter writer(String format, BufferedImage image) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if ("java.desktop".equals(writer.getClass().getModule().getName())) {
                return writer;
            }
        }
        throw new IllegalArgumentException("cannot write " + image + " as " + format.toUpperCase(Locale.ROOT));
    }

    /** The colour in the middle of a quarter, where no format's blocks blur it. */
    static Color middle(Picture picture, int quarter) {
        int x = picture.width() / 4 + quarter % 2 * picture.width() / 2;
        int y = picture.height() / 4 + quarter / 2 * picture.height() / 2;
        return pixel(picture, x, y);
    }

    static Color pixel(Picture picture, int x, int y) {
        int at = (y * picture.width() + x) * 3;
        return new Color(picture.rgb()[at] & 0xff, picture.rgb()[at + 1] & 0xff, picture.rgb()[at + 2] & 0xff);
    }
}
