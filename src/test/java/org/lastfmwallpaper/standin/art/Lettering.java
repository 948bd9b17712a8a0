package org.lastfmwallpaper.standin.art;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names on covers, in the product's own typeface: no font of the machine is used. */
final class Lettering {
    private static final String TYPEFACE = "/org/lastfmwallpaper/render/Inter-SemiBold.otf";
    private static final Font FONT = load();
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final double SIDE = Canvas.SIDE;
    private static final double MARGIN = 64;
    private static final double MOST_SPREAD = 0.075;
    private static final double LEAST_CONTRAST = 0.28;

    private Lettering() {}

    private static Font load() {
        try (InputStream in = Lettering.class.getResourceAsStream(TYPEFACE)) {
            if (in == null) {
                throw new FileNotFoundException(TYPEFACE);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + TYPEFACE, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(TYPEFACE + " is no font", e);
        }
    }

    private record Line(Shape letters, double opacity) {}

    /** One of the quiet layouts that the picture leaves room for, or none: many covers have no word on them. */
    static void maybe(Canvas canvas) {
        switch (canvas.random().nextInt(4)) {
            case 0 -> set(canvas, cornerLines(canvas), centredLines(canvas));
            case 1 -> set(canvas, centredLines(canvas), cornerLines(canvas));
            case 2 -> set(canvas, largeLines(canvas), cornerLines(canvas), centredLines(canvas));
            default -> {}
        }
    }

    /** Artist and title, small, in the upper left corner, if there is an even ground for them. */
    static void corner(Canvas canvas) {
        set(canvas, cornerLines(canvas));
    }

    /** The artist above and the title below, in wide capitals, if there is an even ground for them. */
    static void centred(Canvas canvas) {
        set(canvas, centredLines(canvas));
    }

    /** The first layout whose every line can be read where it stands. */
    @SafeVarargs
    private static void set(Canvas canvas, List<Line>... layouts) {
        for (List<Line> layout : layouts) {
            if (!layout.isEmpty() && layout.stream().allMatch(line -> readable(canvas, line))) {
                layout.forEach(line -> draw(canvas, line));
                return;
            }
        }
    }

    private static boolean readable(Canvas canvas, Line line) {
        Canvas.Ground ground = canvas.ground(around(line));
        double contrast = Math.abs(Tint.lightness(inkOn(canvas, ground)) - ground.lightness());
        return ground.spread() < MOST_SPREAD && contrast > LEAST_CONTRAST + ground.spread();
    }

    private static void draw(Canvas canvas, Line line) {
        int ink = inkOn(canvas, canvas.ground(around(line)));
        canvas.graphics().setColor(Tint.clear(ink, line.opacity));
        canvas.graphics().fill(line.letters);
    }

    /** The letters' surroundings, with a little air. */
    private static Rectangle2D around(Line line) {
        Rectangle2D box = line.letters.getBounds2D();
        return new Rectangle2D.Double(box.getX() - 8, box.getY() - 8, box.getWidth() + 16, box.getHeight() + 16);
    }

    private static int inkOn(Canvas canvas, Canvas.Ground ground) {
        return ground.lightness() > 0.62
                ? canvas.palette().ink()
                : canvas.palette().paper();
    }

    private static List<Line> cornerLines(Canvas canvas) {
        if (!fits(canvas, 34, 0)) {
            return List.of();
        }
        return List.of(
                new Line(outline(canvas.artist(), 34, 0, MARGIN, MARGIN + 34), 1),
                new Line(outline(canvas.title(), 34, 0, MARGIN, MARGIN + 78), 0.75));
    }

    private static List<Line> centredLines(Canvas canvas) {
        return fits(canvas, 27, 0.3)
                ? List.of(middle(canvas.artist(), 98), middle(canvas.title(), SIDE - 72))
                : List.of();
    }

    private static Line middle(String text, double y) {
        String capitals = text.toUpperCase(Locale.ROOT);
        // The tracking after the last letter is no part of what is seen.
        double x = (SIDE - width(capitals, 27, 0.3) + 27 * 0.3) / 2;
        return new Line(outline(capitals, 27, 0.3, x, y), 1);
    }

    /** The title as large as it may be, at the foot, and the artist above it. */
    private static List<Line> largeLines(Canvas canvas) {
        List<String> words = wrap(canvas.title());
        double widest = words.stream()
                .mapToDouble(text -> width(text, 100, -0.03))
                .max()
                .orElse(SIDE);
        double size = Math.min(150, 100 * (SIDE - 2 * MARGIN) / widest);
        if (!drawable(canvas) || size < 56 || words.size() > 3) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        double y = SIDE - MARGIN - 8;
        for (String text : words.reversed()) {
            lines.add(new Line(outline(text, size, -0.03, MARGIN - size * 0.05, y), 1));
            y -= size * 1.02;
        }
        lines.add(new Line(outline(canvas.artist(), 30, 0.01, MARGIN, y + size * 0.29 - 34), 1));
        return lines;
    }

    private static boolean fits(Canvas canvas, double size, double tracking) {
        return drawable(canvas)
                && Math.max(width(canvas.artist(), size, tracking), width(canvas.title(), size, tracking))
                        < SIDE - 2 * MARGIN;
    }

    /** Whether there are two names and the typeface has every letter of them. */
    static boolean drawable(Canvas canvas) {
        return !canvas.artist().isBlank()
                && !canvas.title().isBlank()
                && FONT.canDisplayUpTo(canvas.artist() + canvas.title()) == -1;
    }

    /** The letters as a shape whose base line begins at a point. */
    static Shape outline(String text, double size, double tracking, double x, double y) {
        return layout(text, size, tracking).getOutline(AffineTransform.getTranslateInstance(x, y));
    }

    /** The letters as a shape that fills a width from a left edge, its capitals' feet on {@code y}. */
    static Shape stretchedTo(double width, String text, double tracking, double x, double y) {
        Rectangle2D box = outline(text, 100, tracking, 0, 0).getBounds2D();
        double scale = width / box.getWidth();
        AffineTransform placed = AffineTransform.getTranslateInstance(x - box.getX() * scale, y);
        placed.scale(scale, scale);
        return layout(text, 100, tracking).getOutline(placed);
    }

    static double width(String text, double size, double tracking) {
        return layout(text, size, tracking).getAdvance();
    }

    private static TextLayout layout(String text, double size, double tracking) {
        Font font = FONT.deriveFont(Map.of(TextAttribute.SIZE, (float) size, TextAttribute.TRACKING, (float) tracking));
        return new TextLayout(text.isEmpty() ? " " : text, font, EXACT);
    }

    /** Broken into lines of about ten letters. */
    static List<String> wrap(String title) {
        List<String> lines = new ArrayList<>();
        for (String word : title.strip().split("\\s+", -1)) {
            if (!lines.isEmpty() && lines.getLast().length() + word.length() < 11) {
                lines.set(lines.size() - 1, lines.getLast() + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }
}
