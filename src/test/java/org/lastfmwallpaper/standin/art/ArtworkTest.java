package org.lastfmwallpaper.standin.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtworkTest {
    private static final int SIDE = 160;

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static int[] paint(Family family, long seed) {
        return pixels(new Artwork(family, (int) seed, seed, "Halvorsen Arcade", "Second Sunday").paint(SIDE));
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePictureAndAnotherSeedAnother(Family family) {
        assertThat(paint(family, 1)).isEqualTo(paint(family, 1));
        assertThat(Arrays.equals(paint(family, 1), paint(family, 2))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void noCoverIsPlain(Family family) {
        for (long seed = 0; seed < 4; seed++) {
            int[] pixels = paint(family, seed);
            double sum = 0;
            double squares = 0;
            for (int pixel : pixels) {
                double[] lab = Tint.lab(pixel);
                sum += lab[0];
                squares += lab[0] * lab[0] + lab[1] * lab[1] + lab[2] * lab[2];
            }
            double mean = sum / pixels.length;
            assertThat(squares / pixels.length - mean * mean)
                    .as("variance of %s with seed %d", family, seed)
                    .isGreaterThan(0.001);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 34, 300})
    void anySideWillDo(int side) {
        for (Family family : Family.values()) {
            BufferedImage picture = new Artwork(family, 3, 3, "Halvorsen Arcade", "Second Sunday").paint(side);
            assertThat(picture.getWidth()).isEqualTo(side);
            assertThat(picture.getHeight()).isEqualTo(side);
        }
    }

    @Test
    void namesThatTheTypefaceLacksAreNoHindrance() {
        for (Family family : Family.values()) {
            for (String title : new String[] {"夜の電車", "", " ", "x".repeat(300), "Line\nbreak", "\u202Egnp", "🦀"}) {
                assertThat(new Artwork(family, 5, title.length(), "Artist", title).paint(24))
                        .isNotNull();
            }
            assertThat(new Artwork(family, 5, 5, "فرقة", "ليالي").paint(24)).isNotNull();
        }
    }

    @Test
    void seedsChooseAmongAllFamilies() {
        Set<Family> families = new HashSet<>();
        for (long seed = 0; seed < 400; seed++) {
            families.add(
                    Artwork.of(seed * 0x9e3779b97f4a7c15L, "Artist", "Title").family());
        }
        assertThat(families).containsExactlyInAnyOrder(Family.values());
    }

    @Test
    void colourMixesMeetInTheMiddle() {
        assertThat(Tint.mix(0x102030, 0xf0e0d0, 0)).isEqualTo(0x102030);
        assertThat(Tint.mix(0x102030, 0xf0e0d0, 1)).isEqualTo(0xf0e0d0);
        assertThat(Tint.lightness(Tint.mix(0x000000, 0xffffff, 0.5)))
                .isCloseTo(0.5, org.assertj.core.api.Assertions.within(0.01));
    }
}
