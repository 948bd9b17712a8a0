package org.lastfmwallpaper.standin.art;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The covers of {@code bench/run.sh}, written into a folder: scenes like photographs and flat art, at four sizes, as JPEG
 * (quality 90) and, at 1000 pixels, as PNG. Files that are there already are left alone.
 */
final class CoverSet {
    private static final List<Family> SCENES = List.of(Family.MOUNTAINS, Family.CLOUDS, Family.CITY, Family.FOREST);
    private static final List<Family> FLAT = List.of(Family.BAUHAUS, Family.SUPERGRAPHIC, Family.SWISS, Family.WAVES);
    private static final List<Integer> SIDES = List.of(500, 1000, 1500, 3000);

    private CoverSet() {}

    /** Takes the folder. */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (int side : SIDES) {
            write(folder, "scene", SCENES, side);
            write(folder, "flat", FLAT, side);
        }
    }

    private static void write(Path folder, String kind, List<Family> families, int side) throws IOException {
        for (int number = 0; number < families.size(); number++) {
            String name = kind + "-" + side + "-" + number;
            Path jpeg = folder.resolve(name + ".jpg");
            if (Files.exists(jpeg)) {
                continue;
            }
            BufferedImage picture =
                    new Artwork(families.get(number), number, number, "Artist", "Album " + number).paint(side);
            if (side == 1000) {
                write(picture, "png", folder.resolve(name + ".png"));
            }
            write(picture, "jpeg", jpeg);
        }
    }

    private static void write(BufferedImage picture, String format, Path file) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(0.9f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } finally {
            writer.dispose();
        }
    }
}
