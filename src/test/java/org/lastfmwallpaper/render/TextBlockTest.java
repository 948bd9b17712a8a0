package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Picture;

class TextBlockTest {
    private static final Typefaces TYPEFACES = Typefaces.load();
    private static final double SIZE = 100;
    private static final double LINE = SIZE * 1.2;

    private static TextBlock wrapped(String text, double room, int mostLines) {
        TextBlock block = new TextBlock(TextBlock.Align.LEFT);
        block.addWrapped(CaptionText.clean(text), TYPEFACES.bold(), SIZE, room, mostLines);
        return block;
    }

    @Test
    void aShortTitleHasOneLineAndALongerOneTwo() {
        assertThat((double) wrapped("Low", 700, 3).height()).isBetween(LINE * 0.9, LINE * 1.1);
        assertThat((double) wrapped("Double Negative", 700, 3).height()).isBetween(LINE * 1.9, LINE * 2.1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word ",
                "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW ",
                "nobreakanywhere",
                "слово ",
                "שלום ",
                "a-b/c_d.",
                "… ",
                "e\u0323\u0301"
            })
    void aTitleOfAnyLengthStaysInItsColumn(String words) {
        for (int repeats = 1; repeats <= 3_000; repeats = repeats * 4 + 1) {
            TextBlock block = wrapped(words.repeat(repeats), 700, 3);

            assertThat(block.width()).as("%d times", repeats).isBetween(1, 701);
            assertThat((double) block.height()).as("%d times", repeats).isLessThan(3 * LINE + 2);
        }
    }

    @Test
    void textIsOnlyDrawnOnTheCanvas() {
        Picture canvas = Pictures.flat(200, 100, 0x303030);
        TextBlock block = wrapped("Double Negative", 700, 3);
        for (int[] corner : new int[][] {{-300, -50}, {150, 80}, {-20, -20}, {500, 500}}) {
            block.write(canvas, corner[0], corner[1], new Colour(255, 255, 255));
        }
        assertThat(Pictures.mean(canvas)[0]).isGreaterThan(0x30);
    }

    @Test
    void lettersHaveTheInksColour() {
        Picture canvas = Pictures.flat(900, 300, 0xffffff);
        wrapped("Low", 700, 3).write(canvas, 50, 50, new Colour(200, 30, 90));

        int inked = 0;
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 900; x++) {
                inked += Pictures.sample(canvas, x, y, 0) == 200
                                && Pictures.sample(canvas, x, y, 1) == 30
                                && Pictures.sample(canvas, x, y, 2) == 90
                        ? 1
                        : 0;
            }
        }
        assertThat(inked).isBetween(1_000, 20_000);
    }
}
