package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.album.Picture;

class DitherTest {
    @Test
    void thePatternIsAlwaysTheSameAndEachPixelsChannelsShareTheirThreshold() {
        int[][] rows = Dither.ORDERED.rows(60);

        assertThat(rows).isDeepEqualTo(Dither.ORDERED.rows(60));
        for (int[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                assertThat(row[i]).isEqualTo(row[i - i % 3]).isEqualTo(row[i % 12]);
            }
        }
    }

    @Test
    void everyThresholdComesOnceInSixteenPixels() {
        int[] thresholds = Arrays.stream(Dither.ORDERED.rows(12))
                .flatMapToInt(row -> IntStream.of(row[0], row[3], row[6], row[9]))
                .sorted()
                .toArray();
        assertThat(thresholds)
                .isEqualTo(IntStream.range(0, 16).map(i -> i * 16 + 8).toArray());
    }

    @Test
    void theMeanKeepsWhatRoundingWouldDrop() {
        SoftPicture soft = new SoftPicture(8, 8);
        Arrays.fill(soft.samples(), 100 * 256 + 64); // 100.25
        Picture canvas = Pictures.flat(64, 64, 0);

        soft.draw(canvas, Dither.ORDERED);

        assertThat(Pictures.mean(canvas)[0]).isCloseTo(100.25, Offset.offset(0.001));
        assertThat(Pictures.farthest(canvas, (x, y, channel) -> 100.5)).isEqualTo(0.5);
    }
}
