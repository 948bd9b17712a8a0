package org.lastfmwallpaper.cover;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lastfmwallpaper.album.Picture;

/**
 * Turns whatever a decoder returns into 8-bit sRGB. What is transparent is laid over black: nothing glares from a
 * wallpaper through a cover's rounded corners.
 *
 * <p>Grey values are taken as they are. Java holds its grey for linear light, and would brighten them; files mean sRGB's
 * curve.
 */
final class SrgbPixels {
    private static final int[] RGB_BANDS = {0, 1, 2};

    /** Verdicts on profiles: a few make up nearly all that are embedded, and each takes 5 ms, as long as a cover. */
    private static final Map<ByteBuffer, Boolean> KNOWN = new ConcurrentHashMap<>();

    /** A profile in a single segment has less than 64 KiB. */
    private static final int MOST_KNOWN = 16;

    private SrgbPixels() {}

    /** Writes one row's pixels, three bytes each. */
    @FunctionalInterface
    private interface Row {
        void write(int y, byte[] rgb, int at);
    }

    static Picture of(BufferedImage decoded) {
        BufferedImage image = isUnderstood(decoded.getColorModel()) ? decoded : toSrgb(decoded);
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        Row row = row(image);
        for (int y = 0; y < height; y++) {
            row.write(y, rgb, y * width * 3);
        }
        return new Picture(width, height, rgb);
    }

    /**
     * Converts a picture's colours, in place.
     *
     * @param from what its numbers mean now
     */
    static void convert(Picture picture, ICC_Profile from) {
        WritableRaster pixels = raster(picture);
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        try {
            new ColorConvertOp(new ICC_Profile[] {from, srgb}, null).filter(pixels, pixels);
        } catch (CMMException | IllegalArgumentException e) {
            // The profile is broken: as in a browser, better the wrong tint than no picture.
            System.getLogger(SrgbPixels.class.getName())
                    .log(System.Logger.Level.DEBUG, "a cover's colour profile cannot be used", e);
        }
    }

    /**
     * Whether a profile means sRGB, whatever it is called: colours from all over the cube come out of it as they went in.
     *
     * @param icc the profile's file
     */
    static boolean isSrgb(byte[] icc) {
        ByteBuffer profile = ByteBuffer.wrap(icc);
        Boolean known = KNOWN.get(profile);
        if (known != null) {
            return known;
        }
        boolean srgb = keepsColours(icc);
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(profile, srgb);
        }
        return srgb;
    }

    private static boolean keepsColours(byte[] icc) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                return false;
            }
            byte[] colours = cube();
            Picture converted = new Picture(colours.length / 3, 1, colours.clone());
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null).filter(raster(converted), raster(converted));
            for (int i = 0; i < colours.length; i++) {
                if (Math.abs((colours[i] & 0xff) - (converted.rgb()[i] & 0xff)) > 1) {
                    return false;
                }
            }
            return true;
        } catch (CMMException | IllegalArgumentException e) {
            return false; // broken: how it is to be taken is decided where it is applied
        }
    }

    /** 512 colours, evenly spread. */
    private static byte[] cube() {
        byte[] colours = new byte[8 * 8 * 8 * 3];
        for (int colour = 0; colour < 8 * 8 * 8; colour++) {
            for (int channel = 0; channel < 3; channel++) {
                colours[colour * 3 + channel] = (byte) ((colour >> (channel * 3) & 7) * 255 / 7);
            }
        }
        return colours;
    }

    private static WritableRaster raster(Picture picture) {
        return Raster.createInterleavedRaster(
                new DataBufferByte(picture.rgb(), picture.rgb().length),
                picture.width(),
                picture.height(),
                picture.width() * 3,
                3,
                RGB_BANDS,
                null);
    }

    private static boolean isUnderstood(ColorModel colours) {
        return colours.getColorSpace().isCS_sRGB() || colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static BufferedImage toSrgb(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage converted = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        return new ColorConvertOp(null).filter(image, converted);
    }

    private static Row row(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel palette) {
            return paletteRow(raster, palette);
        }
        if (colours instanceof ComponentColorModel && !colours.isAlphaPremultiplied()) {
            boolean bytes = raster.getDataBuffer() instanceof DataBufferByte
                    && raster.getSampleModel() instanceof PixelInterleavedSampleModel
                    && raster.getParent() == null
                    && colours.getComponentSize(0) == Byte.SIZE;
            return bytes ? byteRow(raster, colours) : sampleRow(raster, colours);
        }
        if (colours instanceof DirectColorModel packed && isPlainRgb(packed)) {
            return packedRow(raster);
        }
        return anyRow(image);
    }

    private static Row paletteRow(Raster raster, IndexColorModel palette) {
        byte[] colours = new byte[palette.getMapSize() * 3];
        for (int index = 0; index < palette.getMapSize(); index++) {
            int alpha = palette.getAlpha(index);
            colours[index * 3] = overBlack(palette.getRed(index), alpha);
            colours[index * 3 + 1] = overBlack(palette.getGreen(index), alpha);
            colours[index * 3 + 2] = overBlack(palette.getBlue(index), alpha);
        }
        int[] indices = new int[raster.getWidth()];
        return (y, rgb, at) -> {
            raster.getSamples(0, y, indices.length, 1, 0, indices);
            int to = at;
            for (int index : indices) {
                // Damaged data may point past the palette's end.
                int from = Math.min(index * 3, colours.length - 3);
                rgb[to++] = colours[from];
                rgb[to++] = colours[from + 1];
                rgb[to++] = colours[from + 2];
            }
        };
    }

    /** What nearly all covers are: eight bits a sample, pixel by pixel. */
    private static Row byteRow(Raster raster, ColorModel colours) {
        byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
        int start = raster.getDataBuffer().getOffset();
        PixelInterleavedSampleModel layout = (PixelInterleavedSampleModel) raster.getSampleModel();
        int[] offsets = layout.getBandOffsets();
        int bands = colours.getNumColorComponents();
        int red = offsets[0];
        int green = offsets[bands == 1 ? 0 : 1];
        int blue = offsets[bands == 1 ? 0 : 2];
        int width = raster.getWidth();
        int step = layout.getPixelStride();
        int stride = layout.getScanlineStride();
        if (!colours.hasAlpha()) {
            return (y, rgb, at) -> {
                int from = start + y * stride;
                int end = at + width * 3;
                for (int to = at; to < end; to += 3, from += step) {
                    rgb[to] = data[from + red];
                    rgb[to + 1] = data[from + green];
                    rgb[to + 2] = data[from + blue];
                }
            };
        }
        int opacity = offsets[bands];
        return (y, rgb, at) -> {
            int from = start + y * stride;
            int end = at + width * 3;
            for (int to = at; to < end; to += 3, from += step) {
                int alpha = data[from + opacity] & 0xff;
                rgb[to] = overBlack(data[from + red] & 0xff, alpha);
                rgb[to + 1] = overBlack(data[from + green] & 0xff, alpha);
                rgb[to + 2] = overBlack(data[from + blue] & 0xff, alpha);
            }
        };
    }

    /** Samples of any size, such as 16 bits. */
    private static Row sampleRow(Raster raster, ColorModel colours) {
        int bands = raster.getNumBands();
        int green = colours.getNumColorComponents() == 1 ? 0 : 1;
        int blue = colours.getNumColorComponents() == 1 ? 0 : 2;
        int opacity = colours.hasAlpha() ? bands - 1 : -1;
        int most = (1 << colours.getComponentSize(0)) - 1;
        int[] samples = new int[raster.getWidth() * bands];
        return (y, rgb, at) -> {
            raster.getPixels(0, y, raster.getWidth(), 1, samples);
            int to = at;
            for (int from = 0; from < samples.length; from += bands) {
                int alpha = opacity < 0 ? 255 : toByte(samples[from + opacity], most);
                rgb[to++] = overBlack(toByte(samples[from], most), alpha);
                rgb[to++] = overBlack(toByte(samples[from + green], most), alpha);
                rgb[to++] = overBlack(toByte(samples[from + blue], most), alpha);
            }
        };
    }

    private static boolean isPlainRgb(DirectColorModel colours) {
        return colours.getTransferType() == DataBuffer.TYPE_INT
                && colours.getRedMask() == 0xff0000
                && colours.getGreenMask() == 0xff00
                && colours.getBlueMask() == 0xff
                && !colours.hasAlpha();
    }

    private static Row packedRow(Raster raster) {
        int[] pixels = new int[raster.getWidth()];
        return (y, rgb, at) -> {
            raster.getDataElements(0, y, pixels.length, 1, pixels);
            unpack(pixels, rgb, at);
        };
    }

    private static Row anyRow(BufferedImage image) {
        int[] pixels = new int[image.getWidth()];
        return (y, rgb, at) -> {
            image.getRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
            for (int x = 0; x < pixels.length; x++) {
                int alpha = pixels[x] >>> 24;
                int to = at + x * 3;
                rgb[to] = overBlack((pixels[x] >> 16) & 0xff, alpha);
                rgb[to + 1] = overBlack((pixels[x] >> 8) & 0xff, alpha);
                rgb[to + 2] = overBlack(pixels[x] & 0xff, alpha);
            }
        };
    }

    private static void unpack(int[] pixels, byte[] rgb, int at) {
        int to = at;
        for (int pixel : pixels) {
            rgb[to++] = (byte) (pixel >> 16);
            rgb[to++] = (byte) (pixel >> 8);
            rgb[to++] = (byte) pixel;
        }
    }

    private static int toByte(int sample, int most) {
        return (int) ((sample * 255L + most / 2) / most);
    }

    private static byte overBlack(int value, int alpha) {
        return (byte) ((value * alpha + 127) / 255);
    }
}
