package org.lastfmwallpaper.cover;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a name to a file that is not a cover, so that a listener or an operator can tell what a server sent instead. */
final class FileKind {
    private static final int SNIFFED_BYTES = 1024;

    private record Start(int at, String bytes, String name) {}

    private static final List<Start> STARTS = List.of(
            new Start(0, "II*\0", "a TIFF picture"),
            new Start(0, "MM\0*", "a TIFF picture"),
            new Start(0, "\u00ff\n", "a JPEG XL picture"),
            new Start(4, "JXL ", "a JPEG XL picture"),
            new Start(4, "jP  ", "a JPEG 2000 picture"),
            new Start(0, "\0\0\1\0", "an icon"),
            new Start(0, "8BPS", "a Photoshop file"),
            new Start(0, "%PDF-", "a PDF document"),
            new Start(0, "PK\3\4", "a ZIP archive"),
            new Start(0, "\u001f\u008b", "gzip data"));

    /** The brand of an ISO media file, in its first box (ISO/IEC 14496-12, section 4.3). */
    private static final Map<String, String> BRANDS = Map.of(
            "avif", "an AVIF picture",
            "avis", "an AVIF picture",
            "heic", "a HEIC picture",
            "heix", "a HEIC picture",
            "mif1", "a HEIF picture",
            "msf1", "a HEIF picture");

    private FileKind() {}

    static String of(byte[] file) {
        if (file.length == 0) {
            return "an empty file";
        }
        String start = new String(Arrays.copyOf(file, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        if (start.startsWith("ftyp", 4)) {
            return BRANDS.getOrDefault(start.substring(8, 12), "a film");
        }
        return STARTS.stream()
                .filter(known -> start.startsWith(known.bytes(), known.at()))
                .findFirst()
                .map(Start::name)
                .orElseGet(() -> text(start));
    }

    private static String text(String start) {
        // A byte order mark of UTF-8 may come first.
        String text = start.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<") && text.contains("<svg")) {
            return "an SVG drawing";
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
            return "a web page";
        }
        if (text.startsWith("<")) {
            return "an XML document";
        }
        return text.startsWith("{") || text.startsWith("[") ? "JSON" : "an unknown file";
    }
}
