package org.lastfmwallpaper.render;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Java2D's fonts. On Linux they do not start without fontconfig and a font on the machine, as in slim containers: not even
 * a font of one's own loads. There they are given the bundled typeface as if it were the machine's.
 */
final class JavaFonts {
    private static final System.Logger LOG = System.getLogger(JavaFonts.class.getName());

    /** The JDK's name for a file that says which fonts there are, read once (sun.awt.FontConfiguration). */
    private static final String CONFIGURATION = "sun.awt.fontconfig";

    private JavaFonts() {}

    /**
     * Starts them, if they have not been.
     *
     * @param resource the bundled font to fall back to
     * @throws UncheckedIOException if they neither start nor can be given a font
     */
    static synchronized void start(String resource) {
        if (!haveStarted()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No fonts on this machine: captions have the bundled font's scripts only");
            startWith(resource);
        }
    }

    private static boolean haveStarted() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 1).canDisplay('A');
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.log(System.Logger.Level.DEBUG, "Java2D finds no fonts", e);
            return false;
        }
    }

    private static void startWith(String resource) {
        String before = System.getProperty(CONFIGURATION);
        try {
            System.setProperty(CONFIGURATION, describe(resource).toString());
            if (!haveStarted()) {
                throw new IOException("Java2D's fonts do not start; fontconfig and any font on the machine help");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give Java2D the font " + resource, e);
        } finally {
            if (before == null) {
                System.clearProperty(CONFIGURATION);
            } else {
                System.setProperty(CONFIGURATION, before);
            }
        }
    }

    /** A file in the format of the JDK's fontconfig.properties, in which every logical font is the bundled one. */
    private static Path describe(String resource) throws IOException {
        Path folder = Files.createTempDirectory("lastfm-wallpaper-fonts");
        Path font = folder.resolve(resource);
        Path description = folder.resolve("fontconfig.properties");
        folder.toFile().deleteOnExit();
        font.toFile().deleteOnExit(); // Java2D reads from it as long as the machine runs
        description.toFile().deleteOnExit();
        try (InputStream in = Typeface.open(resource)) {
            Files.copy(in, font);
        }
        Properties lines = new Properties();
        lines.setProperty("version", "1");
        lines.setProperty("sequence.allfonts", "all");
        lines.setProperty("filename.bundled", font.toString());
        for (String family : new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"}) {
            for (String style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
                lines.setProperty(family + "." + style + ".all", "bundled");
            }
        }
        try (var out = Files.newOutputStream(description)) {
            lines.store(out, null);
        }
        return description;
    }
}
