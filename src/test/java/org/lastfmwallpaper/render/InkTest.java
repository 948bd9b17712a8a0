package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InkTest {
    /** WCAG 2.2, success criterion 1.4.3. */
    private static final double WCAG_AA = 4.5;

    private static List<OkLab> everyGreyAndManyColours() {
        List<OkLab> surfaces = new ArrayList<>();
        for (int grey = 0; grey < 256; grey++) {
            surfaces.add(OkLab.of(new Colour(grey, grey, grey)));
        }
        for (int rgb = 0; rgb < 512; rgb++) {
            surfaces.add(
                    OkLab.of(new Colour(255 * (rgb >> 6) / 7.0, 255 * (rgb >> 3 & 7) / 7.0, 255 * (rgb & 7) / 7.0)));
        }
        return surfaces;
    }

    @Test
    void inkStandsOutFromAnySurface() {
        for (OkLab colour : everyGreyAndManyColours()) {
            OkLab surface = Ink.surface(colour);

            assertThat(Ink.on(surface).contrastTo(surface.colour()))
                    .as("%s", colour)
                    .isGreaterThanOrEqualTo(WCAG_AA);
            assertThat(colour.lightness() - surface.lightness())
                    .as("how much %s is darkened: no more than where neither ink stands out", colour)
                    .isBetween(0.0, 0.1);
        }
    }
}
