package org.lastfmwallpaper.render;

import java.util.Comparator;
import java.util.List;
import org.lastfmwallpaper.album.Picture;

/**
 * As printed album posters look: the cover on paper, the title in large type and a strip of the cover's colours; beside the
 * cover on a wide screen, under it on a tall one. Dark covers are printed on dark paper.
 */
final class PosterStyle implements Style {
    private static final int SWATCHES = 5;
    /** Covers darker than this on the whole (lightness in Oklab) get dark paper. */
    private static final double DARK_COVER = 0.42;

    private static final double HAIRLINE = 0.16; // how strong its ink is

    private static final double WIDE = 1.25; // width to height, from which there is room beside the cover

    @Override
    public void paint(Picture cover, Picture canvas, Label label) {
        List<OkLab> colours = DominantColours.of(cover, SWATCHES);
        OkLab paper = paper(cover, colours.getFirst());
        Flat.paint(canvas, paper.colour());
        Sheet sheet = new Sheet(canvas, Ink.on(paper), label, colours);
        boolean written = !label.title().isEmpty() || !label.details().isEmpty();
        if (written && canvas.width() > WIDE * canvas.height()) {
            sheet.beside(cover);
        } else {
            sheet.under(cover);
        }
    }

    private static OkLab paper(Picture cover, OkLab dominant) {
        Picture mean = Scaling.average(cover, 1, 1);
        OkLab whole = OkLab.of(new Colour(mean.rgb()[0] & 0xff, mean.rgb()[1] & 0xff, mean.rgb()[2] & 0xff));
        return whole.lightness() < DARK_COVER
                ? dominant.withLightness(0.21).calmedTo(0.022)
                : dominant.withLightness(0.955).calmedTo(0.014);
    }

    /** One poster on its way: what is on it, and in which ink. */
    private record Sheet(Picture canvas, Colour ink, Label label, List<OkLab> colours) {
        /** Cover on the left, text and colours on the right, down to where the cover ends. */
        void beside(Picture cover) {
            double unit = Layout.unit(canvas);
            int gap = (int) Math.round(0.075 * unit);
            double most = Math.min(0.76 * canvas.height(), 0.5 * canvas.width());
            Box shape = Layout.fitting(cover, most, most);
            int column = (int) Math.min(0.72 * unit, canvas.width() * 0.92 - shape.width() - gap);
            int left = (canvas.width() - shape.width() - gap - column) / 2;
            Box place = shape.at(left, (canvas.height() - shape.height()) / 2);
            print(cover, place);

            TextBlock text = text(column, unit);
            int strip = stripHeight(unit);
            int space = (int) Math.round(0.05 * unit);
            int x = place.right() + gap;
            int stripTop = place.bottom() - strip;
            text.write(canvas, x, stripTop - space - text.height(), ink);
            strip(x, stripTop, column, strip);
        }

        /** Cover, colours and text, one under the other, together in the middle. */
        void under(Picture cover) {
            double unit = Layout.unit(canvas);
            double width = Math.min(0.84 * canvas.width(), unit);
            int strip = stripHeight(unit);
            int space = (int) Math.round(0.045 * unit);
            TextBlock text = text((int) width, unit);
            int below = strip + space + (text.height() == 0 ? 0 : space + text.height());
            Box shape = Layout.fitting(cover, width, 0.88 * canvas.height() - below);
            int left = (canvas.width() - shape.width()) / 2;
            Box place = shape.at(left, (canvas.height() - shape.height() - below) / 2);
            print(cover, place);
            int column = Math.max(shape.width(), text.width());
            int x = (canvas.width() - column) / 2;
            strip(left, place.bottom() + space, shape.width(), strip);
            text.write(canvas, x, place.bottom() + 2 * space + strip, ink);
        }

        private TextBlock text(int room, double unit) {
            TextBlock text = new TextBlock(TextBlock.Align.LEFT);
            if (!label.title().isEmpty()) {
                text.addWrapped(label.title(), label.typefaces().bold(), Math.max(20, 0.094 * unit), room, 3);
            }
            for (String detail : label.details()) {
                double size = Math.max(12, 0.035 * unit);
                text.add(detail, label.typefaces().regular(), size, room, 0.5 * size);
            }
            return text;
        }

        /** The cover and a hairline around it, as white covers lie on white paper too. */
        private void print(Picture cover, Box place) {
            Scaling.draw(cover, Region.whole(cover), canvas, place);
            hairline(place);
        }

        private void hairline(Box box) {
            for (int x = box.x(); x < box.right(); x++) {
                Flat.blend(canvas, x, box.y(), ink, HAIRLINE);
                Flat.blend(canvas, x, box.bottom() - 1, ink, HAIRLINE);
            }
            for (int y = box.y() + 1; y < box.bottom() - 1; y++) {
                Flat.blend(canvas, box.x(), y, ink, HAIRLINE);
                Flat.blend(canvas, box.right() - 1, y, ink, HAIRLINE);
            }
        }

        /** The colours side by side, from dark to light. */
        private void strip(int x, int y, int width, int height) {
            List<OkLab> sorted = colours.stream()
                    .sorted(Comparator.comparingDouble(OkLab::lightness))
                    .toList();
            for (int i = 0; i < sorted.size(); i++) {
                int from = x + width * i / sorted.size();
                int to = x + width * (i + 1) / sorted.size();
                Flat.paint(
                        canvas,
                        new Box(from, y, to - from, height),
                        sorted.get(i).colour());
            }
        }

        private static int stripHeight(double unit) {
            return Math.max(4, (int) Math.round(0.022 * unit));
        }
    }
}
