package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.TextLayout;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperStyle;

class CaptionTest {
    private static final Typefaces TYPEFACES = Typefaces.load();
    private static final double WCAG_AA = 4.5;

    private static Caption caption(String title, CaptionStyle style, int width, int height) {
        return Caption.of(new Label(new Album(1, "Low", title, 131, List.of()), style, TYPEFACES), width, height);
    }

    @Test
    void aCaptionHasTheLinesThatWereAskedFor() {
        int none = caption("Double Negative", CaptionStyle.NONE, 1920, 1080).height();
        int title = caption("Double Negative", CaptionStyle.TITLE, 1920, 1080).height();
        int plays = caption("Double Negative", CaptionStyle.PLAYS, 1920, 1080).height();

        assertThat(none).isZero();
        assertThat(title).isBetween(70, 120);
        assertThat(plays).isBetween(title + 25, title + 50);
    }

    @Test
    void aNameWithNothingToDrawHasNoLine() {
        assertThat(caption("\u202E\u200B", CaptionStyle.TITLE, 1920, 1080).height())
                .isLessThan(caption("x", CaptionStyle.TITLE, 1920, 1080).height() / 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 plays", "1 | 1 play", "2 | 2 plays", "1310 | 1,310 plays", "1234567 | 1,234,567 plays"})
    void playsAreCountedInEnglish(long count, String text) {
        assertThat(Label.plays(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "iiiiiiiiii ", "WWWWWWWWWW ", "שלום עולם ", "слово ", "e\u0323\u0301 ", "<br>&amp;"})
    void aLineOfAnyLengthFits(String words) {
        for (int repeats = 1; repeats <= 400; repeats = repeats * 3 / 2 + 1) {
            String text = CaptionText.clean(words.repeat(repeats));
            for (double room : new double[] {100, 550, 1651}) {
                TextLayout line = TextBlock.fit(text, TYPEFACES.bold(), 43, room, TextBlock.SMALLEST);
                assertThat(line.getAdvance())
                        .as("%d times in %s", repeats, room)
                        .isPositive()
                        .isLessThanOrEqualTo((float) room);
            }
        }
    }

    @Test
    void aLineALittleTooLongIsSetSmallerBeforeItIsElided() {
        String text = "The Rise and Fall of Ziggy Stardust";
        float natural = TextBlock.fit(text, TYPEFACES.bold(), 40, 10_000, TextBlock.SMALLEST)
                .getAdvance();

        TextLayout smaller = TextBlock.fit(text, TYPEFACES.bold(), 40, natural * 0.8, TextBlock.SMALLEST);
        assertThat(smaller.getCharacterCount()).isEqualTo(text.length());
        assertThat(smaller.getAdvance()).isCloseTo(natural * 0.8f, Offset.offset(natural * 0.02f));

        TextLayout elided = TextBlock.fit(text, TYPEFACES.bold(), 40, natural * 0.6, TextBlock.SMALLEST);
        assertThat(elided.getCharacterCount()).isBetween(text.length() * 7 / 10, text.length() - 1);
    }

    static Stream<Arguments> backdrops() {
        return Stream.of(
                Arguments.of("white", Pictures.flat(500, 500, 0xffffff)),
                Arguments.of("black", Pictures.flat(500, 500, 0)),
                Arguments.of("yellow", Pictures.flat(500, 500, 0xffff00)),
                Arguments.of("noise", Pictures.noise(500, 500)),
                Arguments.of("checks", Pictures.of(500, 500, (x, y, channel) -> (x / 50 + y / 50) % 2 * 255)),
                Arguments.of("photograph", Pictures.photograph(500, 500)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backdrops")
    void whiteLettersStandOutFromWhatIsShadedUnderThem(String name, Picture cover) {
        WallpaperRenderer renderer = new WallpaperRenderer(1);
        for (WallpaperStyle style : WallpaperStyle.values()) {
            for (int[] size : new int[][] {{1280, 720}, {720, 1280}, {640, 360}}) {
                Picture canvas = Pictures.flat(size[0], size[1], 0);
                // The cover too is a backdrop here: the text must be readable wherever it stands.
                renderer.paint(
                        cover, Pictures.ALBUM, Pictures.request(size[0], size[1], style, CaptionStyle.NONE), canvas);
                Caption caption = caption("The Rise and Fall of Ziggy Stardust", CaptionStyle.PLAYS, size[0], size[1]);
                int top = size[1] - caption.height() - size[1] / 12;

                caption.shade(canvas, top, 0.3);

                assertThat(leastContrast(canvas, caption.box(top)))
                        .as("%s %s at %dx%d", style, name, size[0], size[1])
                        .isGreaterThanOrEqualTo(WCAG_AA);
            }
        }
    }

    private static double leastContrast(Picture canvas, Box under) {
        double least = Double.MAX_VALUE;
        for (int y = under.y(); y < under.bottom(); y++) {
            for (int x = under.x(); x < under.right(); x++) {
                double luminance = Luminance.of(
                        Pictures.sample(canvas, x, y, 0),
                        Pictures.sample(canvas, x, y, 1),
                        Pictures.sample(canvas, x, y, 2));
                least = Math.min(least, Luminance.contrastOfWhite(luminance));
            }
        }
        return least;
    }

    @Test
    void aDarkBackdropIsNotShaded() {
        Picture canvas = Pictures.flat(640, 360, 0x303040);
        caption("Double Negative", CaptionStyle.TITLE, 640, 360).shade(canvas, 250, 0.5);
        Pictures.assertSamePixels(canvas, Pictures.flat(640, 360, 0x303040));
    }

    @Test
    void theShadeHasNoEdge() {
        Picture canvas = Pictures.flat(1280, 720, 0xffffff);
        caption("Double Negative", CaptionStyle.TITLE, 1280, 720).shade(canvas, 560, 0.3);

        for (int y = 1; y < 720; y++) {
            int step = Pictures.sample(canvas, 9, y - 1, 0) - Pictures.sample(canvas, 9, y, 0);
            assertThat(step).as("row %d", y).isBetween(0, 2);
        }
        assertThat(Pictures.sample(canvas, 9, 300, 0)).isEqualTo(255);
    }

    @Test
    void lettersAreWhiteInTheMiddleOfTheirBoxAndNowhereElse() {
        Picture canvas = Pictures.flat(1920, 1080, 0x303030);
        Caption caption = caption("Double Negative", CaptionStyle.TITLE, 1920, 1080);
        Box box = caption.box(800);

        caption.write(canvas, 800);

        assertThat(box.x() + box.width() / 2).isBetween(959, 961);
        int white = 0;
        for (int y = 0; y < 1080; y++) {
            for (int x = 0; x < 1920; x++) {
                int sample = Pictures.sample(canvas, x, y, 0);
                if (sample > 250) {
                    white++;
                    assertThat(x).isBetween(box.x(), box.right());
                    assertThat(y).isBetween(box.y(), box.bottom());
                }
                boolean near = x > box.x() - 30 && x < box.right() + 30 && y > 770 && y < box.bottom() + 30;
                assertThat(near || sample == 0x30)
                        .as("%d,%d is untouched", x, y)
                        .isTrue();
            }
        }
        assertThat(white).isBetween(1_500, 12_000);
    }

    @Test
    void textThatWouldLeaveTheCanvasIsCutOff() {
        Picture canvas = Pictures.flat(640, 360, 0);
        Caption caption = caption("Double Negative", CaptionStyle.PLAYS, 640, 360);
        caption.write(canvas, -10);
        caption.write(canvas, 350);
        caption.shade(canvas, -10, 0.5);
        caption.shade(canvas, 350, 0.5);
        assertThat(Pictures.mean(canvas)[0]).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Double\u202E Negative\u202C",
                "\u2067Double Negative",
                "\u0000Double\u0007\nNegative",
                "Double Negative\uFE0F"
            })
    void hostileCharactersChangeNothing(String title) {
        assertThat(written(title)).isEqualTo(written("Double Negative"));
    }

    @Test
    void markupIsOnlyText() {
        assertThat(caption("<b>Low</b>", CaptionStyle.TITLE, 1920, 1080).box(0).width())
                .isGreaterThan(2
                        * caption("Low", CaptionStyle.TITLE, 1920, 1080).box(0).width());
    }

    private static byte[] written(String title) {
        Picture canvas = Pictures.flat(1280, 720, 0x101010);
        caption(title, CaptionStyle.TITLE, 1280, 720).write(canvas, 500);
        return canvas.rgb();
    }

    @Test
    void greekAndCyrillicAreInTheBundledTypefaceToo() {
        for (String text : List.of("Ελληνικά", "Кириллица", "Tiếng Việt", "Łódź – “…”")) {
            assertThat(TYPEFACES.bold().drawable(text)).isEqualTo(text);
        }
    }

    @Test
    void whatNoFontHasIsLeftOut() {
        // Linear B and cuneiform: no machine that builds this is likely to have either, and neither stands for a box.
        String drawable = TYPEFACES.bold().drawable("a 𐀀𒀀 b");
        assertThat(drawable).isIn("a b", "a 𐀀 b", "a 𒀀 b", "a 𐀀𒀀 b");
        assertThat(TYPEFACES.bold().drawable("\uDB40\uDDEF𒀀\u0378")).doesNotContain("\u0378");
    }
}
