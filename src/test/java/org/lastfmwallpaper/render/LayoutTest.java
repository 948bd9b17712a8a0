package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Picture;

class LayoutTest {
    private static final Typefaces TYPEFACES = Typefaces.load();

    @ParameterizedTest
    @CsvSource({
        "1920, 1080",
        "1080, 1920",
        "2048, 858",
        "640, 360",
        "360, 640",
        "2048, 2048",
        "640, 640",
        "8192, 360",
        "360, 8192"
    })
    void coverAndCaptionShareTheCanvasWithRoomAroundThem(int width, int height) {
        Picture canvas = Pictures.flat(width, height, 0);
        for (int[] shape : new int[][] {{1000, 1000}, {300, 300}, {1000, 700}, {700, 1000}, {3000, 10}, {1, 900}}) {
            Picture cover = Pictures.flat(shape[0], shape[1], 0);
            for (CaptionStyle style : CaptionStyle.values()) {
                Caption caption = Caption.of(new Label(Pictures.ALBUM, style, TYPEFACES), width, height);
                Box place = Layout.cover(cover, canvas, caption.height());
                int bottom =
                        caption.height() == 0 ? place.bottom() : place.bottom() + Layout.gap(canvas) + caption.height();

                assertThat(place.x()).isGreaterThanOrEqualTo(width * 7 / 100);
                assertThat(place.y()).isGreaterThanOrEqualTo(height * 5 / 100);
                assertThat(bottom).isLessThanOrEqualTo(height - height * 5 / 100);
                assertThat(place.x() + place.right()).as("in the middle across").isCloseTo(width, Offset.offset(1));
                assertThat(place.y() + bottom).as("and down").isCloseTo(height, Offset.offset(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1000, 750", "600, 800", "301, 299"})
    void aCoverKeepsItsShape(int width, int height) {
        Box place = Layout.cover(Pictures.flat(width, height, 0), Pictures.flat(1920, 1080, 0), 0);

        assertThat((double) place.width() / place.height()).isCloseTo((double) width / height, Offset.offset(0.003));
        assertThat(Math.max(place.width(), place.height())).isEqualTo(800);
    }
}
