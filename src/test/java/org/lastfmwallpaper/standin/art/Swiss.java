package org.lastfmwallpaper.standin.art;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** The title as the picture, in the manner of the Swiss posters. */
final class Swiss {
    private Swiss() {}

    static void paint(Canvas canvas) {
        int ground = canvas.chance(0.3) ? canvas.palette().paper() : canvas.anyAccent();
        canvas.fill(ground);
        if (!Lettering.drawable(canvas) || canvas.title().length() > 40) {
            Bauhaus.paint(canvas);
            return;
        }
        switch (canvas.random().nextInt(3)) {
            case 0 -> stacked(canvas, ground);
            case 1 -> echo(canvas, ground);
            default -> initial(canvas, ground);
        }
        canvas.grain(4);
    }

    private static int inkOn(Canvas canvas, int ground) {
        return Tint.lightness(ground) > 0.6
                ? canvas.palette().ink()
                : canvas.palette().paper();
    }

    /** Every word as wide as the cover, down to the foot. */
    private static void stacked(Canvas canvas, int ground) {
        List<String> words = Lettering.wrap(canvas.title().toLowerCase(Locale.ROOT));
        int ink = inkOn(canvas, ground);
        double y = 944;
        for (String word : words.reversed()) {
            Shape letters = Lettering.stretchedTo(896, word, -0.045, 52, 0);
            Rectangle2D box = letters.getBounds2D();
            double squeeze = Math.min(1, 330 / box.getHeight());
            letters = Lettering.stretchedTo(896 * squeeze, word, -0.045, 52, y - box.getMaxY() * squeeze);
            canvas.fill(letters, ink);
            y = letters.getBounds2D().getMinY() - 30;
        }
        if (y > 130) {
            canvas.fill(new Rectangle2D.Double(52, 52, 896, 5), ink);
            canvas.fill(Lettering.outline(canvas.artist(), 38, -0.01, 52, 108), ink);
            if (y > 420) {
                canvas.disc(948 - 0.3 * y, 120 + 0.4 * (y - 120), 0.3 * y, canvas.accentOn(ground));
            }
        }
    }

    /** The title over and over, one line of them in ink. */
    private static void echo(Canvas canvas, int ground) {
        int ink = inkOn(canvas, ground);
        int pale = Tint.mix(ground, ink, 0.16);
        String title = canvas.title();
        double tall =
                Lettering.stretchedTo(900, title, -0.04, 50, 0).getBounds2D().getHeight();
        double pitch = Math.clamp(tall * 1.12, 70, 400);
        int lines = (int) (960 / pitch) + 1;
        int told = canvas.random().nextInt(lines / 2, Math.max(lines / 2 + 1, lines - 1));
        for (int line = 0; line < lines; line++) {
            double y = 50 + (line + 0.86) * pitch;
            canvas.fill(Lettering.stretchedTo(900, title, -0.04, 50, y), line == told ? ink : pale);
        }
    }

    /** One letter, larger than the cover, and a dot. */
    private static void initial(Canvas canvas, int ground) {
        String letter = canvas.title()
                .strip()
                .substring(0, canvas.title().strip().offsetByCodePoints(0, 1))
                .toUpperCase(Locale.ROOT);
        int shape = canvas.accentOn(ground);
        Rectangle2D box = Lettering.outline(letter, 1000, 0, 0, 0).getBounds2D();
        double size = 1000 * Math.min(960 / box.getHeight(), 1150 / box.getWidth());
        double scale = size / 1000;
        double x = canvas.chance(0.5) ? 960 - box.getMaxX() * scale : 500 - box.getCenterX() * scale;
        canvas.fill(Lettering.outline(letter, size, 0, x, 1000 - 20 - box.getMaxY() * scale), shape);
        canvas.disc(
                canvas.between(160, 380), canvas.between(240, 520), canvas.between(70, 130), canvas.accentOn(shape));
        Lettering.corner(canvas);
    }
}
