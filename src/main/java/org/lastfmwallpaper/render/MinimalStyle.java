package org.lastfmwallpaper.render;

import org.lastfmwallpaper.album.Picture;

/** A small cover on one calm colour of its own, with text in ink that suits it: made for icons and widgets on top. */
final class MinimalStyle implements Style {
    /** The cover's longer side, in {@link Layout#unit units}. */
    private static final double SIDE = 0.38;

    /** Where the middle is on a tall screen, of its height: a clock stands above, a dock below. */
    private static final double TALL_MIDDLE = 0.54;

    private static final double MOST_CHROMA = 0.055;
    private static final double DARKEST = 0.24;
    private static final double LIGHTEST = 0.90;

    /** How long a cover's side needs to be. */
    static int coverSide(int width, int height) {
        return (int) Math.ceil(SIDE * Layout.unit(width, height));
    }

    @Override
    public void paint(Picture cover, Picture canvas, Label label) {
        OkLab dominant = DominantColours.of(cover, 1).getFirst().calmedTo(MOST_CHROMA);
        OkLab backdrop = Ink.surface(dominant.withLightness(Math.clamp(dominant.lightness(), DARKEST, LIGHTEST)));
        Flat.paint(canvas, backdrop.colour());

        TextBlock text = text(label, canvas);
        int gap = text.height() == 0 ? 0 : Layout.gap(canvas);
        Box place = place(cover, canvas, gap + text.height());
        Shadow.under(place, canvas);
        Scaling.draw(cover, Region.whole(cover), canvas, place);
        text.write(canvas, (canvas.width() - text.width()) / 2, place.bottom() + gap, Ink.on(backdrop));
    }

    private static TextBlock text(Label label, Picture canvas) {
        double unit = Layout.unit(canvas);
        double room = 0.7 * canvas.width();
        TextBlock text = new TextBlock(TextBlock.Align.CENTRE);
        if (!label.title().isEmpty()) {
            text.add(label.title(), label.typefaces().bold(), Math.max(13, 0.027 * unit), room, 0);
        }
        for (String detail : label.details()) {
            double size = Math.max(11, 0.021 * unit);
            text.add(detail, label.typefaces().regular(), size, room, 0.32 * size);
        }
        return text;
    }

    private static Box place(Picture cover, Picture canvas, int below) {
        int side = coverSide(canvas.width(), canvas.height());
        Box fitted = Layout.fitting(cover, side, side);
        double middle = canvas.height() > canvas.width() ? TALL_MIDDLE : 0.5;
        int top = (int) Math.round(middle * canvas.height() - (fitted.height() + below) / 2.0);
        return fitted.at((canvas.width() - fitted.width()) / 2, Math.max(0, top));
    }
}
