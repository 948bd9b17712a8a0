package org.lastfmwallpaper.render;

import java.util.List;
import org.lastfmwallpaper.album.Picture;

/**
 * Title, artist and play count, laid out for one wallpaper: centred white lines. What lies under them is darkened as far as
 * white text needs, and no further. For one thread at a time.
 */
final class Caption {
    private static final double ROOM = 0.86;

    private static final double TEXT_SHADOW = 0.6;

    private final int canvasWidth;
    private final TextBlock text;
    private final double titleSize;

    private Caption(int canvasWidth, TextBlock text, double titleSize) {
        this.canvasWidth = canvasWidth;
        this.text = text;
        this.titleSize = titleSize;
    }

    /** Sets the lines that the label asks for. */
    static Caption of(Label label, int canvasWidth, int canvasHeight) {
        double unit = Layout.unit(canvasWidth, canvasHeight);
        double titleSize = Math.max(15, 0.040 * unit);
        double[] detailSizes = {Math.max(12, 0.029 * unit), Math.max(11, 0.023 * unit)};
        double room = ROOM * canvasWidth;
        TextBlock text = new TextBlock(TextBlock.Align.CENTRE);
        if (!label.title().isEmpty()) {
            text.add(label.title(), label.typefaces().bold(), titleSize, room, 0);
        }
        List<String> details = label.details();
        for (int i = 0; i < details.size(); i++) {
            text.add(details.get(i), label.typefaces().regular(), detailSizes[i], room, detailSizes[i] * 0.32);
        }
        return new Caption(canvasWidth, text, titleSize);
    }

    /** In pixels; 0 if there is nothing to write. */
    int height() {
        return text.height();
    }

    /** Where the text stands when its top is at {@code top}. */
    Box box(int top) {
        return new Box((canvasWidth - text.width()) / 2, top, text.width(), text.height());
    }

    /**
     * Darkens the backdrop towards the bottom edge, more and more, so that white text with its top at {@code top} stands out
     * from the brightest pixel under it by {@link Ink#CONTRAST}; nothing where it does anyway.
     *
     * @param reach how far above the text this begins, of the canvas's height: the farther, the less it is noticed
     */
    void shade(Picture canvas, int top, double reach) {
        if (height() == 0) {
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
                < Ink.CONTRAST) {
            factor -= 1 / 256.0;
        }
        return factor;
    }

    /** Draws the text, white on a soft shadow of its own, with its top at {@code top}. */
    void write(Picture canvas, int top) {
        if (height() == 0) {
            return;
        }
        int blur = Math.max(1, (int) Math.round(titleSize * 0.09));
        int pad = (int) Math.ceil(titleSize * 0.6); // descenders, swashes and the shadow
        Box box = box(top);
        Box mask = new Box(box.x() - pad, top - pad, box.width() + 2 * pad, box.height() + 2 * pad);
        byte[] letters = text.mask(pad);
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
