package org.lastfmwallpaper.render;

import java.util.List;
import org.lastfmwallpaper.album.Picture;

/**
 * The cover as a sleeve with its record half out, to the right on a wide screen and upwards on a tall one; the label has the
 * cover's colours.
 */
final class VinylStyle implements Style {
    /** The record's radius, of the sleeve's shorter side: it has to fit in. */
    private static final double RADIUS = 0.485;

    private static final double HEIGHT_ALONE = 0.72;
    private static final double HEIGHT_OVER_CAPTION = 0.62;
    private static final double WIDTH = 0.84;
    private static final double SHADE_REACH = 0.5;

    @Override
    public void paint(Picture cover, Picture canvas, Label label) {
        List<OkLab> colours = DominantColours.of(cover, 2);
        backdrop(colours.getFirst(), canvas);
        Caption caption = label.caption(canvas);
        int below = caption.height() == 0 ? 0 : Layout.gap(canvas) + caption.height();
        Box sleeve = sleeve(cover, canvas, below);
        caption.shade(canvas, sleeve.bottom() + Layout.gap(canvas), SHADE_REACH);

        double radius = RADIUS * Math.min(sleeve.width(), sleeve.height());
        boolean upwards = canvas.height() > canvas.width();
        double x = upwards ? sleeve.x() + sleeve.width() / 2.0 : sleeve.right();
        double y = upwards ? sleeve.y() : sleeve.y() + sleeve.height() / 2.0;
        new Disc(x, y, radius, colours).paint(canvas, sleeve);
        Shadow.under(sleeve, canvas);
        Scaling.draw(cover, Region.whole(cover), canvas, sleeve);
        caption.write(canvas, sleeve.bottom() + Layout.gap(canvas));
    }

    /** A dark wall in the cover's colour, lit from the upper left. */
    private static void backdrop(OkLab dominant, Picture canvas) {
        SoftPicture wall = SoftPicture.under(canvas);
        Colour lit = dominant.withLightness(0.46).calmedTo(0.075).colour();
        Colour unlit = dominant.withLightness(0.20).calmedTo(0.045).colour();
        wall.paint((across, down) -> lit.mix(unlit, Ease.between(0, 0.95, distance(across - 0.3, down - 0.25))));
        wall.draw(canvas, Dither.ORDERED);
    }

    private static double distance(double across, double down) {
        return Math.sqrt(across * across + down * down);
    }

    /** As large as its share of the canvas allows, in the middle together with the record's half and the caption. */
    private static Box sleeve(Picture cover, Picture canvas, int below) {
        boolean upwards = canvas.height() > canvas.width();
        double longer = Math.max(cover.width(), cover.height());
        double record = RADIUS * Math.min(cover.width(), cover.height()) / longer; // of the sleeve's longer side
        double high = (below == 0 ? HEIGHT_ALONE : HEIGHT_OVER_CAPTION) * canvas.height();
        double side = upwards
                ? Math.min(high / (cover.height() / longer + record), WIDTH * canvas.width())
                : Math.min(high, WIDTH * canvas.width() / (cover.width() / longer + record));
        int width = Math.max(1, (int) Math.round(side * cover.width() / longer));
        int height = Math.max(1, (int) Math.round(side * cover.height() / longer));
        int out = (int) Math.round(side * record);
        return upwards
                ? new Box(
                        (canvas.width() - width) / 2, (canvas.height() - height - out - below) / 2 + out, width, height)
                : new Box((canvas.width() - width - out) / 2, (canvas.height() - height - below) / 2, width, height);
    }

    /** A record seen from above: grooves that mirror a light, a label, a hole. Lengths in pixels. */
    private record Disc(double x, double y, double radius, Colour label, Colour ring, Colour print) {
        private static final double LABEL = 0.36; // of the radius, as on an LP
        private static final double HOLE = 0.026;
        /** Where the grooves between songs are wider, of the radius. */
        private static final double[] SONGS = {0.47, 0.585, 0.69, 0.80, 0.885};

        private static final Colour VINYL = new Colour(17, 17, 19);
        private static final Colour SHEEN = new Colour(190, 192, 200);

        Disc(double x, double y, double radius, List<OkLab> colours) {
            this(x, y, radius, Ink.surface(colours.getFirst()), colours.getLast());
        }

        private Disc(double x, double y, double radius, OkLab label, OkLab ring) {
            this(x, y, radius, label.colour(), ring.colour(), Ink.on(label));
        }

        /** Paints what the sleeve does not cover. */
        void paint(Picture canvas, Box sleeve) {
            double reach = 0.13 * radius;
            Colour black = new Colour(0, 0, 0);
            around(y + 0.03 * radius, radius + reach, canvas, sleeve, (column, row, dx, dy) -> {
                double part = 1 - Ease.between(radius - reach, radius + reach, distance(dx, dy));
                Flat.blend(canvas, column, row, black, 0.5 * part);
            });
            around(y, radius + 1, canvas, sleeve, (column, row, dx, dy) -> {
                double distance = distance(dx, dy);
                double covered = Math.clamp(radius - distance + 0.5, 0.0, 1.0);
                if (covered > 0) {
                    Flat.blend(canvas, column, row, colour(dx, dy, distance), covered);
                }
            });
        }

        /** Paints one pixel, given how far its centre is from the disc's. */
        @FunctionalInterface
        private interface Brush {
            void paint(int column, int row, double dx, double dy);
        }

        /** Every pixel of the canvas, beside the sleeve, in the square of this reach around a centre at this height. */
        private void around(double middle, double reach, Picture canvas, Box sleeve, Brush brush) {
            int top = Math.max(0, (int) Math.floor(middle - reach));
            int bottom = Math.min(canvas.height(), (int) Math.ceil(middle + reach));
            int left = Math.max(0, (int) Math.floor(x - reach));
            int right = Math.min(canvas.width(), (int) Math.ceil(x + reach));
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    if (!sleeve.contains(column, row)) {
                        brush.paint(column, row, column + 0.5 - x, row + 0.5 - middle);
                    }
                }
            }
        }

        private Colour colour(double dx, double dy, double distance) {
            double at = distance / radius;
            if (at > LABEL + 1 / radius) {
                return grooves(dx, dy, distance, at);
            }
            double onLabel = Math.clamp((LABEL * radius - distance) + 0.5, 0.0, 1.0);
            Colour paper =
                    within(0.90, 0.93, at / LABEL) || within(0.30, 0.32, at / LABEL) ? label.mix(ring, 0.8) : label;
            Colour printed = within(0.105, 0.12, at / LABEL) ? paper.mix(print, 0.35) : paper;
            double hole = Math.clamp(HOLE * radius - distance + 0.5, 0.0, 1.0);
            return VINYL.mix(printed, onLabel).mix(new Colour(8, 8, 9), hole);
        }

        private static boolean within(double from, double to, double at) {
            return at >= from && at < to;
        }

        /** Two bright wedges, opposite each other, as grooves mirror a lamp; between songs they are broken. */
        private Colour grooves(double dx, double dy, double distance, double at) {
            double along = (dx * 0.82 + dy * -0.57) / distance; // towards the lamp, upper right
            double wedge = along * along;
            wedge = wedge * wedge;
            wedge = wedge * wedge;
            double second = (dx * 0.31 + dy * 0.95) / distance;
            double faint = second * second;
            faint = faint * faint;
            faint = faint * faint;
            double sheen = 0.34 * wedge * wedge + 0.10 * wedge + 0.07 * faint;
            double groove = 1 - 0.22 * ((int) (distance / Math.max(2, radius / 110)) & 1);
            double edge = 0.25 * Ease.between(0.965, 0.99, at) * (1 - Ease.between(0.99, 1, at));
            return VINYL.mix(SHEEN, (sheen * groove + 0.02 * groove + edge * (0.3 + wedge)) * song(at));
        }

        private double song(double at) {
            for (double gap : SONGS) {
                if (Math.abs(at - gap) < Math.max(0.003, 0.7 / radius)) {
                    return 0.35;
                }
            }
            return at < 0.42 || at > 0.965 ? 0.7 : 1;
        }
    }
}
