package org.lastfmwallpaper.standin;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The file formats in which covers were uploaded. */
public enum CoverFormat {
    /** What most covers are: baseline, quality 90. */
    JPEG("image/jpeg"),
    /** Comes in several scans. */
    PROGRESSIVE_JPEG("image/jpeg"),
    /** One channel. */
    GREY_JPEG("image/jpeg"),
    /** Lies on its side, and says so in its Exif data: orientation 6, to be turned clockwise by a quarter. */
    TURNED_JPEG("image/jpeg"),
    /** Four inks, as printers send them; a file of its own, as ImageIO cannot write it. */
    CMYK_JPEG("image/jpeg"),
    /** Eight bits of each of three channels. */
    PNG("image/png"),
    /** A table of 256 colours. */
    PALETTE_PNG("image/png"),
    /** Sixteen bits of each of three channels. */
    DEEP_PNG("image/png"),
    /** Round corners that let through what is behind. */
    CLEAR_PNG("image/png"),
    /** One frame. */
    GIF("image/gif"),
    /** Three frames; the first is the cover. */
    ANIMATED_GIF("image/gif"),
    /** Uncompressed. */
    BMP("image/bmp"),
    /** A file of its own, as ImageIO cannot write it. */
    WEBP("image/webp");

    private static final float JPEG_QUALITY = 0.9f;

    private final String type;

    CoverFormat(String type) {
        this.type = type;
    }

    /** What Content-Type says. */
    public String type() {
        return type;
    }

    /** The file beside this class that holds the one cover of this format, where we cannot write it ourselves. */
    Optional<String> fixture() {
        return switch (this) {
            case CMYK_JPEG -> Optional.of("cmyk.jpg");
            case WEBP -> Optional.of("cover.webp");
            default -> Optional.empty();
        };
    }

    /** The picture as a file of this format. */
    byte[] encode(BufferedImage picture) {
        try {
            return switch (this) {
                case JPEG, PROGRESSIVE_JPEG -> write("jpeg", picture);
                case GREY_JPEG ->
                    write(
                            "jpeg",
                            redrawn(
                                    picture,
                                    new BufferedImage(
                                            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY)));
                case TURNED_JPEG -> withOrientation(write("jpeg", turned(picture)));
                case PNG -> write("png", picture);
                case PALETTE_PNG -> write("png", indexed(picture));
                case DEEP_PNG -> write("png", deep(picture));
                case CLEAR_PNG -> write("png", rounded(picture));
                case GIF -> write("gif", indexed(picture));
                case ANIMATED_GIF -> animated(picture);
                case BMP -> write("bmp", picture);
                case CMYK_JPEG, WEBP -> read(fixture().orElseThrow());
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a cover as " + this, e);
        }
    }

    private static byte[] read(String fixture) throws IOException {
        try (InputStream in = CoverFormat.class.getResourceAsStream(fixture)) {
            if (in == null) {
                throw new FileNotFoundException(fixture);
            }
            return in.readAllBytes();
        }
    }

    private byte[] write(String format, BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters(writer));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private ImageWriteParam parameters(ImageWriter writer) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (type.equals("image/jpeg")) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
            parameters.setProgressiveMode(
                    this == PROGRESSIVE_JPEG ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        } else if (type.equals("image/png")) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.6f);
        }
        return parameters;
    }

    private static byte[] animated(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage frame = indexed(picture);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
                frame = indexed(turned(frame));
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage redrawn(BufferedImage picture, BufferedImage onto) {
        Graphics2D graphics = onto.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return onto;
    }

    private static BufferedImage indexed(BufferedImage picture) {
        return redrawn(
                picture, new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED));
    }

    /** Turned anticlockwise by a quarter. */
    private static BufferedImage turned(BufferedImage picture) {
        BufferedImage turned = new BufferedImage(picture.getHeight(), picture.getWidth(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        AffineTransform turn = AffineTransform.getTranslateInstance(0, picture.getWidth());
        turn.quadrantRotate(-1);
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return turned;
    }

    private static BufferedImage rounded(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage rounded = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = rounded.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new java.awt.TexturePaint(picture, new java.awt.Rectangle(width, height)));
        graphics.fill(new RoundRectangle2D.Double(0, 0, width, height, width / 3.0, height / 3.0));
        graphics.dispose();
        return rounded;
    }

    private static BufferedImage deep(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, 3, null);
        int[] samples = new int[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    samples[3 * x + channel] = (rgb >> (16 - 8 * channel) & 0xff) * 257;
                }
            }
            raster.setPixels(0, y, width, 1, samples);
        }
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false,
                false,
                java.awt.Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        return new BufferedImage(colours, raster, false, null);
    }

    /** Puts an APP1 segment behind the start marker (Exif 2.32, section 4.7.2): one TIFF directory with one entry. */
    private static byte[] withOrientation(byte[] jpeg) {
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        int segment = 2 + name.length + 8 + 2 + 12 + 4;
        ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + 2 + segment);
        bytes.put(jpeg, 0, 2);
        bytes.putShort((short) 0xffe1).putShort((short) segment).put(name);
        bytes.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        bytes.putShort((short) 1);
        bytes.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        bytes.putInt(0);
        bytes.put(jpeg, 2, jpeg.length - 2);
        return bytes.array();
    }
}
