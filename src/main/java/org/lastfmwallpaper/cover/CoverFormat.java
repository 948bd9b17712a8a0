package org.lastfmwallpaper.cover;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that covers come in, told apart by their first bytes: names and content types are often wrong. */
enum CoverFormat {
    JPEG("JPEG"),
    PNG("PNG"),
    GIF("GIF"),
    WEBP("WebP"),
    BMP("BMP");

    private static final int LONGEST_START = 12;

    private final String title;

    CoverFormat(String title) {
        this.title = title;
    }

    /** The format of a file, if it is one of these. */
    static Optional<CoverFormat> of(byte[] file) {
        String start = new String(Arrays.copyOf(file, LONGEST_START), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> switch (format) {
                    case JPEG -> start.startsWith("\u00ff\u00d8\u00ff");
                    case PNG -> start.startsWith("\u0089PNG\r\n\u001a\n");
                    case GIF -> start.startsWith("GIF87a") || start.startsWith("GIF89a");
                    case WEBP -> start.startsWith("RIFF") && start.startsWith("WEBP", 8);
                    case BMP -> start.startsWith("BM") && BmpHeader.isLikely(file);
                })
                .findFirst();
    }

    /** The format's name as people write it. */
    String title() {
        return title;
    }

    /**
     * Reads a file's header, and sees to it that the file is whole.
     *
     * @throws DamagedFileException if it is not, or breaks the format's rules; a runtime exception says the same
     */
    CoverHeader header(byte[] file) throws DamagedFileException {
        return switch (this) {
            case JPEG -> JpegHeader.read(file);
            case PNG -> PngHeader.read(file);
            case GIF -> GifHeader.read(file);
            case WEBP -> WebpHeader.read(file);
            case BMP -> BmpHeader.read(file);
        };
    }
}
