package org.lastfmwallpaper.cover;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.lastfmwallpaper.album.Picture;

/**
 * Decodes covers: JPEG (grey, RGB, CMYK; turned as Exif says), PNG, GIF, WebP and BMP. Of an animation the first frame.
 * Sizes are looked at before any pixel is decoded. What is transparent becomes black.
 *
 * <p>Safe for use by several threads.
 */
public final class CoverDecoder {
    private final long maxPixels;
    private final ImageReaders readers = new ImageReaders();
    private final JdkJpeg jdkJpeg = new JdkJpeg(readers);
    private final Optional<TurboJpeg> turboJpeg;

    /**
     * A decoder with a limit, in Java alone.
     *
     * @param maxPixels the most pixels, width × height, that a cover may have to be decoded; a quarter of it for lossy
     *     WebP, whose decoder takes more memory
     */
    public CoverDecoder(long maxPixels) {
        this(maxPixels, false);
    }

    /**
     * A decoder with a limit, which may use a library of the system.
     *
     * @param maxPixels the most pixels, width × height, that a cover may have to be decoded; a quarter of it for lossy
     *     WebP, whose decoder takes more memory
     * @param nativeCode whether to decode the usual kinds of JPEG files with TurboJPEG, if the system has it
     */
    public CoverDecoder(long maxPixels, boolean nativeCode) {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("a cover of at most " + maxPixels + " pixels");
        }
        this.maxPixels = maxPixels;
        this.turboJpeg = nativeCode ? TurboJpeg.find() : Optional.empty();
    }

    /** What decodes JPEG files: {@code turbojpeg} or {@code imageio}. */
    public String jpeg() {
        return turboJpeg.isPresent() ? "turbojpeg" : "imageio";
    }

    /**
     * Decodes a cover at its full size.
     *
     * @param file the file, whole; its format is told from its first bytes
     * @return its pixels, upright, in sRGB
     * @throws CoverMissingException if it is not a picture in one of the formats, has too many pixels, or is damaged
     */
    public Picture decode(byte[] file) throws CoverException {
        return decode(file, Integer.MAX_VALUE);
    }

    /**
     * Decodes a cover that need not be larger than it is shown.
     *
     * @param file the file, whole; its format is told from its first bytes
     * @param side how long the shorter side must be, in pixels; a picture that is larger may come out smaller, but not
     *     below that
     * @return its pixels, upright, in sRGB
     * @throws CoverMissingException if it is not a picture in one of the formats, has too many pixels, or is damaged
     */
    public Picture decode(byte[] file, int side) throws CoverException {
        CoverFormat format = CoverFormat.of(file).orElseThrow(() -> notAnImage(file));
        try {
            CoverHeader header = format.header(file);
            checkPixels(header);
            Picture picture = pixels(format, file, header, side);
            header.profile().ifPresent(profile -> SrgbPixels.convert(picture, profile));
            return header.orientation().turn(picture);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new CoverMissingException("damaged", "the cover is a damaged " + format.title() + " file", e);
        }
    }

    private Picture pixels(CoverFormat format, byte[] file, CoverHeader header, int side) throws IOException {
        if (!header.usualJpeg()) {
            return SrgbPixels.of(read(format, file, header));
        }
        Optional<Picture> decoded = turboJpeg
                .flatMap(library -> library.decode(file, header, side))
                .or(() -> jdkJpeg.decode(file, header, side));
        return decoded.isPresent()
                ? decoded.get()
                : SrgbPixels.of(read(format, JpegHeader.withoutProfile(file), header));
    }

    private static CoverMissingException notAnImage(byte[] file) {
        return new CoverMissingException(
                "not-an-image",
                "the server sent " + FileKind.of(file) + " instead of a JPEG, PNG, GIF, WebP or BMP file");
    }

    private void checkPixels(CoverHeader header) throws CoverMissingException {
        if (!header.fits(maxPixels)) {
            throw new CoverMissingException(
                    "too-many-pixels",
                    "the cover has " + header.width() + "x" + header.height() + " pixels, where 1 to "
                            + maxPixels / header.weight() + " are allowed");
        }
    }

    private BufferedImage read(CoverFormat format, byte[] file, CoverHeader header) throws IOException {
        ImageReader reader = readers.open(format);
        try (ImageInputStream input =
                format == CoverFormat.WEBP ? new WebpInput(file) : new ByteArrayImageInputStream(file)) {
            DecoderWarnings warnings = new DecoderWarnings();
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
                throw new DamagedFileException("tells two sizes");
            }
            BufferedImage image = reader.read(0);
            warnings.check();
            return image;
        } finally {
            reader.dispose();
        }
    }
}
