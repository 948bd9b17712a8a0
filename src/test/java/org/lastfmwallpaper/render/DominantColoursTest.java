package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Picture;

class DominantColoursTest {
    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0x3366cc})
    void aFlatCoverHasOne(int rgb) {
        List<OkLab> colours = DominantColours.of(Pictures.flat(300, 300, rgb), 3);

        assertThat(colours).hasSize(1);
        assertThat(colours.getFirst().distanceTo(colour(rgb))).isLessThan(0.004);
    }

    @Test
    void aTwoColouredCoverHasBothTheLargerFirst() {
        Picture cover = Pictures.of(200, 200, (x, y, channel) -> channel == (x < 130 ? 0 : 2) ? 200 : 20);

        List<OkLab> colours = DominantColours.of(cover, 3);

        assertThat(colours).hasSize(2);
        assertThat(colours.get(0).distanceTo(colour(0xc81414))).isLessThan(0.012);
        assertThat(colours.get(1).distanceTo(colour(0x1414c8))).isLessThan(0.012);
    }

    @Test
    void aColourfulThirdOutweighsAGreyTwoThirds() {
        Picture cover = Pictures.of(210, 210, (x, y, channel) -> x < 140 ? 90 : channel == 1 ? 220 : 10);

        assertThat(DominantColours.of(cover, 3).getFirst().distanceTo(colour(0x0adc0a)))
                .isLessThan(0.012);
    }

    @Test
    void aNoisyCoverHasItsMeanAndNothingThatLooksTheSameTwice() {
        List<OkLab> colours = DominantColours.of(Pictures.noise(960, 960), 3);

        assertThat(colours.getFirst().distanceTo(colour(0x808080))).isLessThan(0.12);
        assertThat(colours).hasSizeBetween(1, 3);
        for (int i = 1; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(colours.get(i).distanceTo(colours.get(j))).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void theSameCoverHasTheSameColours() {
        assertThat(DominantColours.of(Pictures.photograph(333, 222), 3))
                .isEqualTo(DominantColours.of(Pictures.photograph(333, 222), 3));
    }

    @Test
    void aSinglePixelIsEnough() {
        assertThat(DominantColours.of(Pictures.flat(1, 1, 0x102030), 3)).containsExactly(colour(0x102030));
    }

    private static OkLab colour(int rgb) {
        return OkLab.of(new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
    }
}
