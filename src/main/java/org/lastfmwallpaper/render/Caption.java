package org.lastfmwallpaper.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Picture;

/**
 * Title, artist and play count, laid out for one wallpaper: centred white lines. What lies under them is darkened as far as
 * white text needs, and no further. For one thread at a time.
 */
final class Caption {
    /** WCAG 2.2 asks for 4.5 (success criterion 1.4.3); rounding must not take us below it. */
    private static final double CONTRAST = 4.8;

    /** A line longer than the room is first set smaller, down to this, and only then elided. */
    private static final double SMALLEST = 0.75;

    private static final double ROOM = 0.86;

    private static final double TEXT_SHADOW = 0.6;

    private record Line(TextLayout layout, int baseline) {}

    private final int canvasWidth;
    private final List<Line> lines;
    private final int height;
    private final int width;
    private final double titleSize;

    private Caption(int canvasWidth, List<Line> lines, int height, double titleSize) {
        this.canvasWidth = canvasWidth;
        this.lines = lines;
        this.height = height;
        this.titleSize = titleSize;
        this.width = lines.stream()
                .mapToInt(line -> (int) Math.ceil(line.layout.getAdvance()))
                .max()
                .orElse(0);
    }

    /** Sets the lines that the style asks for; a name without anything that can be drawn has no line. */
    static Caption of(Album album, CaptionStyle style, int canvasWidth, int canvasHeight, Typefaces typefaces) {
        double unit = Layout.unit(canvasWidth, canvasHeight);
        double titleSize = Math.max(15, 0.040 * unit);
        double artistSize = Math.max(12, 0.029 * unit);
        double playsSize = Math.max(11, 0.023 * unit);
        double room = ROOM * canvasWidth;
        List<Line> lines = new ArrayList<>();
        double bottom = 0;
        if (style != CaptionStyle.NONE) {
            bottom = add(lines, bottom, album.title(), typefaces.bold(), titleSize, room);
            bottom = add(lines, bottom, album.artist(), typefaces.regular(), artistSize, room);
        }
        if (style == CaptionStyle.PLAYS) {
            bottom = add(lines, bottom, plays(album.playCount()), typefaces.regular(), playsSize, room);
        }
        return new Caption(canvasWidth, lines, (int) Math.ceil(bottom), titleSize);
    }

    /** Such as {@code 1 play} or {@code 1,310 plays}. */
    static String plays(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d play" : "%,d plays", count);
    }

    /** Adds a line under those that are there, and gives the new bottom. */
    private static double add(
            List<Line> lines, double bottom, String name, Typeface typeface, double size, double room) {
        String text = typeface.drawable(CaptionText.clean(name));
        if (text.isEmpty()) {
            return bottom;
        }
        double top = lines.isEmpty() ? 0 : bottom + size * 0.32;
        double baseline = top + size * 0.95;
        lines.add(new Line(fit(text, typeface, size, room), (int) Math.round(baseline)));
        return baseline + size * 0.25;
    }

    static TextLayout fit(String text, Typeface typeface, double size, double room) {
        List<String> graphemes = CaptionText.graphemes(text);
        // No letter is narrower than a tenth of its size: what is beyond cannot fit, and need not be shaped.
        int most = (int) Math.min(graphemes.size(), 10 * room / (size * SMALLEST));
        String candidate = CaptionText.elide(graphemes, most);
        TextLayout whole = typeface.layout(candidate, (float) size);
        double shrink = room / whole.getAdvance();
        if (shrink >= 1) {
            return whole;
        }
        if (shrink >= SMALLEST) {
            return typeface.layout(candidate, (float) (size * shrink * 0.995)); // advances do not scale quite evenly
        }
        int fits = 0;
        TextLayout longest = typeface.layout(CaptionText.elide(graphemes, 0), (float) (size * SMALLEST));
        int over = most;
        while (over - fits > 1) {
            int middle = (fits + over) >>> 1;
            TextLayout layout = typeface.layout(CaptionText.elide(graphemes, middle), (float) (size * SMALLEST));
            if (layout.getAdvance() <= room) {
                fits = middle;
                longest = layout;
            } else {
                over = middle;
            }
        }
        return longest;
    }

    /** In pixels; 0 if there is nothing to write. */
    int height() {
        return height;
    }

    /** Where the text stands when its top is at {@code top}. */
    Box box(int top) {
        return new Box((canvasWidth - width) / 2, top, width, height);
    }

    /**
     * Darkens the backdrop towards the bottom edge, more and more, so that white text with its top at {@code top} stands out
     * from the brightest pixel under it by {@link #CONTRAST}; nothing where it does anyway.
     *
     * @param reach how far above the text this begins, of the canvas's height: the farther, the less it is noticed
     */
    void shade(Picture canvas, int top, double reach) {
        if (height == 0) {
            return;
        }
        double factor = factorFor(canvas, box(top));
        if (factor == 1) {
            return;
        }
        double start = top - reach * canvas.height();
        double needed = (1 - factor) / Ease.between(start, canvas.height(), top);
        int[] row = new int[canvas.width() * 3];
        for (int y = Math.max(0, (int) start); y < canvas.height(); y++) {
            double keep = Math.max(0, 1 - needed * Ease.between(start, canvas.height(), y));
            Samples.widen(canvas.rgb(), y * row.length, row);
            Samples.multiply(row, (int) Math.round(keep * 65536));
            Samples.narrow(row, canvas.rgb(), y * row.length);
        }
    }

    /** How much of every sample may stay, 1 for all. */
    private static double factorFor(Picture canvas, Box under) {
        byte[] rgb = canvas.rgb();
        double brightest = 0;
        int brightestAt = 0;
        for (int y = Math.max(0, under.y()); y < Math.min(canvas.height(), under.bottom()); y++) {
            int end = (y * canvas.width() + Math.min(canvas.width(), under.right())) * 3;
            for (int at = (y * canvas.width() + Math.max(0, under.x())) * 3; at < end; at += 3) {
                double luminance = Luminance.of(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
                if (luminance > brightest) {
                    brightest = luminance;
                    brightestAt = at;
                }
            }
        }
        int red = rgb[brightestAt] & 0xff;
        int green = rgb[brightestAt + 1] & 0xff;
        int blue = rgb[brightestAt + 2] & 0xff;
        double factor = 1;
        while (Luminance.contrastOfWhite(
                        Luminance.of((int) Math.round(red * factor), (int) Math.round(green * factor), (int)
                                Math.round(blue * factor)))
                < CONTRAST) {
            factor -= 1 / 256.0;
        }
        return factor;
    }

    /** Draws the text, white on a soft shadow of its own, with its top at {@code top}. */
    void write(Picture canvas, int top) {
        if (height == 0) {
            return;
        }
        int blur = Math.max(1, (int) Math.round(titleSize * 0.09));
        int pad = (int) Math.ceil(titleSize * 0.6); // descenders, swashes and the shadow
        Box box = box(top);
        Box mask = new Box(box.x() - pad, top - pad, width + 2 * pad, height + 2 * pad);
        byte[] letters = letters(mask, pad);
        byte[] shadow = letters.clone();
        for (int pass = 0; pass < 2; pass++) {
            average(shadow, mask.width(), mask.height(), blur);
        }
        int fall = Math.max(1, (int) Math.round(titleSize * 0.04));
        for (int y = Math.max(0, -mask.y()); y < Math.min(mask.height(), canvas.height() - mask.y()); y++) {
            for (int x = Math.max(0, -mask.x()); x < Math.min(mask.width(), canvas.width() - mask.x()); x++) {
                int dark = y < fall ? 0 : shadow[(y - fall) * mask.width() + x] & 0xff;
                int white = letters[y * mask.width() + x] & 0xff;
                if (dark + white > 0) {
                    int keep = 255 - (int) Math.round(dark * TEXT_SHADOW);
                    int at = ((mask.y() + y) * canvas.width() + mask.x() + x) * 3;
                    blend(canvas.rgb(), at, keep, white);
                    blend(canvas.rgb(), at + 1, keep, white);
                    blend(canvas.rgb(), at + 2, keep, white);
                }
            }
        }
    }

    private static void blend(byte[] rgb, int at, int keep, int white) {
        int under = (rgb[at] & 0xff) * keep;
        rgb[at] = (byte) ((under * (255 - white) + 255 * 255 * white + 255 * 255 / 2) / (255 * 255));
    }

    /** How much of each pixel the letters cover, 0 to 255. */
    private byte[] letters(Box mask, int pad) {
        BufferedImage image = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setColor(Color.WHITE);
            for (Line line : lines) {
                float x = pad + (width - line.layout.getAdvance()) / 2;
                line.layout.draw(graphics, x, pad + line.baseline);
            }
        } finally {
            graphics.dispose();
        }
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** One box average in each direction, in place. */
    private static void average(byte[] mask, int width, int height, int radius) {
        byte[] line = new byte[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            average(mask, y * width, 1, width, radius, line);
        }
        for (int x = 0; x < width; x++) {
            average(mask, x, width, height, radius, line);
        }
    }

    private static void average(byte[] mask, int at, int step, int length, int radius, byte[] line) {
        for (int i = 0; i < length; i++) {
            line[i] = mask[at + i * step];
        }
        int size = 2 * radius + 1;
        int sum = 0;
        for (int i = 0; i < Math.min(radius, length); i++) {
            sum += line[i] & 0xff;
        }
        for (int i = 0; i < length; i++) {
            sum += i + radius < length ? line[i + radius] & 0xff : 0;
            mask[at + i * step] = (byte) ((sum + radius) / size);
            sum -= i >= radius ? line[i - radius] & 0xff : 0;
        }
    }
}
