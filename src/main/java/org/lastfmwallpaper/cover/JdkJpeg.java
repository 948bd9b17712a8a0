package org.lastfmwallpaper.cover;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.lastfmwallpaper.album.Picture;

/**
 * The JDK's own reader of JPEG files, for those that are as nearly all covers are. Its rows are taken as they are decoded:
 * ImageIO's usual way makes two copies of the whole picture, which takes half as long as the decoding. Where the
 * reader has anything to object, its opinion does not count: ImageIO's usual way judges the file.
 */
final class JdkJpeg {
    private static final Logger LOG = System.getLogger(JdkJpeg.class.getName());
    private static final int[] RGB = {0, 1, 2};

    private final ImageReaders readers;

    JdkJpeg(ImageReaders readers) {
        this.readers = readers;
    }

    /**
     * Decodes a file.
     *
     * @param header of this file; it must be a usual JPEG whose size was checked
     * @param side what the picture's shorter side must not fall below, unless the file's is shorter
     * @return its pixels as stored; nothing if the reader objects to anything
     */
    Optional<Picture> decode(byte[] file, CoverHeader header, int side) {
        int factor = Math.clamp(Math.min(header.width(), header.height()) / side, 1, MeanRows.MOST);
        MeanRows rows = new MeanRows(header.width(), header.height(), factor);
        try {
            read(JpegHeader.withoutProfile(file), image(header, rows));
            return Optional.of(rows.picture());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the JDK''s reader objects to a cover: {0}", e.toString());
            return Optional.empty();
        }
    }

    private void read(byte[] file, BufferedImage image) throws IOException {
        ImageReader reader = readers.openPlainJpeg();
        try (ImageInputStream input = new ByteArrayImageInputStream(file)) {
            DecoderWarnings warnings = new DecoderWarnings();
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != image.getWidth() || reader.getHeight(0) != image.getHeight()) {
                throw new DamagedFileException("tells two sizes");
            }
            ImageReadParam into = reader.getDefaultReadParam();
            into.setDestination(image);
            reader.read(0, into);
            warnings.check();
        } finally {
            reader.dispose();
        }
    }

    /** An image of the file's size and in sRGB's colours, so that the reader has nothing to convert, but without pixels. */
    private static BufferedImage image(CoverHeader header, MeanRows rows) {
        ColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, new Rows(header.width(), header.height(), rows), false, null);
    }

    /** What the reader takes for an image's pixels. It writes them row by row from the top, once in each pass. */
    private static final class Rows extends WritableRaster {
        private final MeanRows rows;

        Rows(int width, int height, MeanRows rows) {
            super(
                    new PixelInterleavedSampleModel(DataBuffer.TYPE_BYTE, width, height, 3, width * 3, RGB),
                    new DataBufferByte(1),
                    new Point());
            this.rows = rows;
        }

        @Override
        public void setRect(int x, int y, Raster row) {
            if (y == 0) {
                rows.again();
            }
            if (x != 0 || y != rows.taken() || row.getWidth() != getWidth() || row.getHeight() != 1) {
                throw new IllegalStateException("the reader does not write row after row");
            }
            rows.take(((DataBufferByte) row.getDataBuffer()).getData());
        }
    }
}
