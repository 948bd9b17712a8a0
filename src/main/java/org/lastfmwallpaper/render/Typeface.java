package org.lastfmwallpaper.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.AttributedString;

/**
 * One weight of the bundled typeface (Inter, SIL Open Font License), with the machine's own fonts for the scripts that it
 * lacks. Immutable.
 */
final class Typeface {
    /** Antialiased, with fractional metrics: letters stand where their design puts them, at every size. */
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Font bundled;
    private final Font system;

    private Typeface(Font bundled, Font system) {
        this.bundled = bundled;
        this.system = system;
    }

    /**
     * Loads a font from this package's resources.
     *
     * @param systemStyle the style of the machine's sans serif that goes with it, such as {@link Font#BOLD}
     * @throws UncheckedIOException if it is not there or not a font
     */
    static Typeface load(String resource, int systemStyle) {
        try {
            Font bundled = Font.createFont(Font.TRUETYPE_FONT, copy(resource).toFile());
            return new Typeface(bundled, new Font(Font.SANS_SERIF, systemStyle, 40));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the font " + resource, e);
        } catch (FontFormatException e) {
            throw new UncheckedIOException("cannot load the font " + resource, new IOException(e));
        }
    }

    /**
     * A file that is there until the JVM's shutdown hooks have ended. Java2D reads from a font's file when a letter is first
     * drawn; the file that it makes of a stream is removed by a shutdown hook, while a server's own hook still waits for
     * wallpapers to be finished.
     */
    private static Path copy(String resource) throws IOException {
        Path file = Files.createTempFile("lastfm-wallpaper-", "-" + resource);
        file.toFile().deleteOnExit();
        try (InputStream in = open(resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** @throws FileNotFoundException if there is no such resource */
    static InputStream open(String resource) throws FileNotFoundException {
        InputStream in = Typeface.class.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException(resource);
        }
        return in;
    }

    /**
     * The line with only what some font can show: a grapheme that none has is reduced to its first character, or left out,
     * as a box says nothing to anybody.
     */
    String drawable(String line) {
        StringBuilder drawable = new StringBuilder();
        for (String grapheme : CaptionText.graphemes(line)) {
            String base = grapheme.substring(0, grapheme.offsetByCodePoints(0, 1));
            if (isDrawable(grapheme)) {
                drawable.append(grapheme);
            } else if (isDrawable(base)) {
                drawable.append(base);
            }
        }
        return CaptionText.clean(drawable.toString());
    }

    /** Shapes a line that is not empty, each grapheme in the first font that has it. */
    TextLayout layout(String line, float size) {
        Font ours = bundled.deriveFont(size);
        Font theirs = system.deriveFont(size);
        AttributedString text = new AttributedString(line);
        int at = 0;
        for (String grapheme : CaptionText.graphemes(line)) {
            text.addAttribute(TextAttribute.FONT, has(bundled, grapheme) ? ours : theirs, at, at + grapheme.length());
            at += grapheme.length();
        }
        return new TextLayout(text.getIterator(), CONTEXT);
    }

    private boolean isDrawable(String grapheme) {
        return has(bundled, grapheme) || (has(system, grapheme) && hasOutline(system, grapheme));
    }

    private static boolean has(Font font, String grapheme) {
        // Joiners need no glyph: the shaper takes them as instructions.
        return font.canDisplayUpTo(grapheme.replace("\u200C", "").replace("\u200D", "")) == -1;
    }

    /** Not so for the colour bitmaps of emoji fonts: Java2D takes them for glyphs, and draws nothing. */
    private static boolean hasOutline(Font font, String grapheme) {
        return !font.createGlyphVector(CONTEXT, grapheme).getVisualBounds().isEmpty();
    }
}
