package org.lastfmwallpaper.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lastfmwallpaper.album.Picture;

/** Lines of text, one under the other. Filled from the top, then drawn. For one thread at a time. */
final class TextBlock {
    /** A line longer than the room is first set smaller, down to this, and only then elided. */
    static final double SMALLEST = 0.75;

    /** A title of several lines is first set smaller, down to this, and only then elided. */
    private static final double SMALLEST_WRAPPED = 0.55;

    /** More than any column holds: what comes after need not be shaped. */
    private static final int LONGEST_WRAPPED = 300;

    enum Align {
        LEFT,
        CENTRE
    }

    private record Line(TextLayout layout, int baseline) {}

    private final Align align;
    private final List<Line> lines = new ArrayList<>();
    private double bottom;

    TextBlock(Align align) {
        this.align = align;
    }

    /**
     * Adds one line, made to fit.
     *
     * @param text not empty
     * @param size of the type, in pixels
     * @param room the most that the line may take, in pixels
     * @param gap between the line above and this, in pixels
     */
    void add(String text, Typeface typeface, double size, double room, double gap) {
        place(fit(text, typeface, size, room, SMALLEST), size, gap);
    }

    /** Adds as many lines as the text needs, at most {@code mostLines}: set smaller, then elided, to fit. */
    void addWrapped(String text, Typeface typeface, double size, double room, int mostLines) {
        String shown = CaptionText.elide(CaptionText.graphemes(text), LONGEST_WRAPPED);
        double set = size;
        List<String> wrapped = wrap(shown, typeface, set, room);
        while (overflows(wrapped, typeface, set, room, mostLines) && set > size * SMALLEST_WRAPPED) {
            set = Math.max(set * 0.92, size * SMALLEST_WRAPPED);
            wrapped = wrap(shown, typeface, set, room);
        }
        for (int i = 0; i < Math.min(mostLines, wrapped.size()); i++) {
            boolean last = i == mostLines - 1;
            String line = last ? String.join(" ", wrapped.subList(i, wrapped.size())) : wrapped.get(i);
            place(fit(line, typeface, set, room, 1), set, 0);
        }
    }

    private static boolean overflows(List<String> wrapped, Typeface typeface, double size, double room, int mostLines) {
        return wrapped.size() > mostLines || wrapped.stream().anyMatch(line -> width(line, typeface, size) > room);
    }

    /** Breaks where the writing system allows it; what has no such place stays in one line, however long. */
    private static List<String> wrap(String text, Typeface typeface, double size, double room) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> wrapped = new ArrayList<>();
        int start = 0;
        int fits = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (fits > start && width(text.substring(start, end).strip(), typeface, size) > room) {
                wrapped.add(text.substring(start, fits).strip());
                start = fits;
            }
            fits = end;
        }
        wrapped.add(text.substring(start).strip());
        wrapped.removeIf(String::isEmpty);
        return wrapped;
    }

    private static double width(String line, Typeface typeface, double size) {
        return line.isEmpty() ? 0 : typeface.layout(line, (float) size).getAdvance();
    }

    private void place(TextLayout layout, double size, double gap) {
        double top = lines.isEmpty() ? 0 : bottom + gap;
        double baseline = top + size * 0.95;
        lines.add(new Line(layout, (int) Math.round(baseline)));
        bottom = baseline + size * 0.25;
    }

    /** A line of at most {@code room} pixels: set smaller, down to {@code smallest} of its size, then elided. */
    static TextLayout fit(String text, Typeface typeface, double size, double room, double smallest) {
        List<String> graphemes = CaptionText.graphemes(text);
        // No letter is narrower than a tenth of its size: what is beyond cannot fit, and need not be shaped.
        int most = (int) Math.min(graphemes.size(), 10 * room / (size * smallest));
        String candidate = CaptionText.elide(graphemes, most);
        TextLayout whole = typeface.layout(candidate, (float) size);
        double shrink = room / whole.getAdvance();
        if (shrink >= 1) {
            return whole;
        }
        if (shrink >= smallest) {
            return typeface.layout(candidate, (float) (size * shrink * 0.995)); // advances do not scale quite evenly
        }
        int fits = 0;
        TextLayout longest = typeface.layout(CaptionText.elide(graphemes, 0), (float) (size * smallest));
        int over = most;
        while (over - fits > 1) {
            int middle = (fits + over) >>> 1;
            TextLayout layout = typeface.layout(CaptionText.elide(graphemes, middle), (float) (size * smallest));
            if (layout.getAdvance() <= room) {
                fits = middle;
                longest = layout;
            } else {
                over = middle;
            }
        }
        return longest;
    }

    /** In pixels; 0 if nothing was added. */
    int height() {
        return (int) Math.ceil(bottom);
    }

    /** The longest line's, in pixels. */
    int width() {
        return lines.stream()
                .mapToInt(line -> (int) Math.ceil(line.layout.getAdvance()))
                .max()
                .orElse(0);
    }

    /**
     * How much of each pixel the letters cover, 0 to 255.
     *
     * @param pad room on each side of the block, in pixels, for what reaches out of its lines
     */
    byte[] mask(int pad) {
        BufferedImage image = new BufferedImage(width() + 2 * pad, height() + 2 * pad, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setColor(Color.WHITE);
            for (Line line : lines) {
                float indent = align == Align.LEFT ? 0 : (width() - line.layout.getAdvance()) / 2;
                line.layout.draw(graphics, pad + indent, pad + line.baseline);
            }
        } finally {
            graphics.dispose();
        }
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** Draws the letters and nothing else, with the block's top left at a point of the canvas. */
    void write(Picture canvas, int x, int y, Colour ink) {
        if (lines.isEmpty()) {
            return;
        }
        int pad = (int) Math.ceil(bottom / lines.size() / 2); // descenders and swashes
        Box box = new Box(x - pad, y - pad, width() + 2 * pad, height() + 2 * pad);
        byte[] letters = mask(pad);
        for (int row = Math.max(0, -box.y()); row < Math.min(box.height(), canvas.height() - box.y()); row++) {
            for (int at = Math.max(0, -box.x()); at < Math.min(box.width(), canvas.width() - box.x()); at++) {
                int cover = letters[row * box.width() + at] & 0xff;
                if (cover > 0) {
                    Flat.blend(canvas, box.x() + at, box.y() + row, ink, cover / 255.0);
                }
            }
        }
    }
}
