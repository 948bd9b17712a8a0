package org.lastfmwallpaper.render;

import java.awt.Font;

/** The two weights that captions are set in. */
record Typefaces(Typeface bold, Typeface regular) {
    static Typefaces load() {
        JavaFonts.start("Inter-Regular.otf");
        return new Typefaces(
                Typeface.load("Inter-SemiBold.otf", Font.BOLD), Typeface.load("Inter-Regular.otf", Font.PLAIN));
    }
}
