package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkLabTest {
    /** Published for CSS Color 4's examples and by Oklab's author. */
    @ParameterizedTest
    @CsvSource({
        "255, 255, 255, 1, 0, 0",
        "0, 0, 0, 0, 0, 0",
        "255, 0, 0, 0.62796, 0.22486, 0.12585",
        "0, 255, 0, 0.86644, -0.23389, 0.17950",
        "0, 0, 255, 0.45201, -0.03246, -0.31153"
    })
    void agreesWithPublishedValues(double red, double green, double blue, double lightness, double a, double b) {
        OkLab colour = OkLab.of(new Colour(red, green, blue));

        assertThat(colour.lightness()).isCloseTo(lightness, Offset.offset(0.0002));
        assertThat(colour.a()).isCloseTo(a, Offset.offset(0.0002));
        assertThat(colour.b()).isCloseTo(b, Offset.offset(0.0002));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0x336699, 0xff0000, 0x00ff00, 0x0000ff, 0x010203})
    void thereAndBackIsTheSameColour(int rgb) {
        Colour colour = new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        Colour back = OkLab.of(colour).colour();

        assertThat(back.red()).isCloseTo(colour.red(), Offset.offset(0.1));
        assertThat(back.green()).isCloseTo(colour.green(), Offset.offset(0.1));
        assertThat(back.blue()).isCloseTo(colour.blue(), Offset.offset(0.1));
    }

    @Test
    void calmingKeepsHueAndLightness() {
        OkLab red = OkLab.of(new Colour(255, 0, 0));
        OkLab calm = red.calmedTo(0.05);

        assertThat(calm.chroma()).isCloseTo(0.05, Offset.offset(1e-9));
        assertThat(calm.lightness()).isEqualTo(red.lightness());
        assertThat(calm.a() / calm.b()).isCloseTo(red.a() / red.b(), Offset.offset(1e-9));
        assertThat(calm.calmedTo(0.2)).isEqualTo(calm);
    }

    @Test
    void whatSrgbCannotShowIsCutOffAtItsEdges() {
        Colour colour = new OkLab(0.9, 0.4, -0.4).colour();

        assertThat(colour.red()).isBetween(0.0, 255.0);
        assertThat(colour.green()).isBetween(0.0, 255.0);
        assertThat(colour.blue()).isBetween(0.0, 255.0);
    }
}
