package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

class WallpaperRendererTest {
    private static final List<int[]> SIZES = List.of(
            new int[] {960, 540}, new int[] {540, 960}, new int[] {1024, 429}, new int[] {640, 360}, new int[] {600, 600
            });

    private final WallpaperRenderer renderer = new WallpaperRenderer(6);

    private byte[] render(Picture cover, WallpaperRequest request) {
        return renderer.render(cover, Pictures.ALBUM, request);
    }

    private Picture paint(Picture cover, WallpaperRequest request, int poison) {
        Picture canvas = Pictures.flat(request.width(), request.height(), poison);
        renderer.paint(cover, Pictures.ALBUM, request, canvas);
        return canvas;
    }

    @ParameterizedTest
    @EnumSource(WallpaperStyle.class)
    void everyPixelIsPaintedWhateverWasThereBefore(WallpaperStyle style) {
        for (Picture cover : List.of(Pictures.photograph(301, 299), Pictures.noise(70, 200), Pictures.noise(1, 1))) {
            for (CaptionStyle caption : CaptionStyle.values()) {
                for (int[] size : SIZES) {
                    WallpaperRequest request = Pictures.request(size[0], size[1], style, caption);
                    Pictures.assertSamePixels(paint(cover, request, 0xffffff), paint(cover, request, 0x000000));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WallpaperStyle.class)
    void theFileHoldsWhatWasPainted(WallpaperStyle style) throws IOException {
        Picture cover = Pictures.photograph(400, 400);
        for (int[] size : SIZES) {
            WallpaperRequest request = Pictures.request(size[0], size[1], style, CaptionStyle.PLAYS);
            Pictures.assertSamePixels(Pictures.read(render(cover, request)), paint(cover, request, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WallpaperStyle.class,
            names = {"BLUR", "GRADIENT"})
    void theCoverStandsSharpInTheMiddle(WallpaperStyle style) {
        for (Picture cover :
                List.of(Pictures.photograph(500, 500), Pictures.noise(1500, 1500), Pictures.noise(200, 300))) {
            for (int[] size : SIZES) {
                Picture canvas = paint(cover, Pictures.request(size[0], size[1], style, CaptionStyle.NONE), 0);
                Box place = Layout.cover(cover, canvas, 0);

                assertThat(Pictures.mean(canvas, place)).containsExactly(Pictures.mean(cover), Offset.offset(1.5));
                Picture sharp = Pictures.flat(place.width(), place.height(), 0);
                Scaling.draw(cover, Region.whole(cover), sharp, new Box(0, 0, place.width(), place.height()));
                assertThat(Pictures.farthest(
                                sharp, (x, y, c) -> Pictures.sample(canvas, place.x() + x, place.y() + y, c)))
                        .isZero();
            }
        }
    }

    @Test
    void fillShowsTheCoversMiddle() {
        Picture cover = Pictures.photograph(800, 800);

        Picture landscape = paint(cover, Pictures.request(1280, 720, WallpaperStyle.FILL, CaptionStyle.NONE), 0);
        assertThat(Pictures.mean(landscape))
                .containsExactly(Pictures.mean(cover, new Box(0, 175, 800, 450)), Offset.offset(1.0));

        Picture portrait = paint(cover, Pictures.request(720, 1280, WallpaperStyle.FILL, CaptionStyle.NONE), 0);
        assertThat(Pictures.mean(portrait))
                .containsExactly(Pictures.mean(cover, new Box(175, 0, 450, 800)), Offset.offset(1.0));
    }

    @Test
    void fillLeavesTheCoverAloneSaveUnderTheCaption() {
        Picture cover = Pictures.flat(500, 500, 0xffffff);
        Picture canvas = paint(cover, Pictures.request(1280, 720, WallpaperStyle.FILL, CaptionStyle.TITLE), 0);

        assertThat(Pictures.mean(canvas, new Box(0, 0, 1280, 320)))
                .containsExactly(new double[] {255, 255, 255}, Offset.offset(0.001));
        assertThat(Pictures.mean(canvas, new Box(0, 600, 300, 120))[0]).isLessThan(115);
    }

    @Test
    void blurIsTheCoversColoursALittleDarker() {
        Picture cover = Pictures.flat(500, 500, 0x64c828);
        Picture canvas = paint(cover, Pictures.request(1280, 720, WallpaperStyle.BLUR, CaptionStyle.NONE), 0);

        assertThat(Pictures.mean(canvas, new Box(0, 0, 100, 720)))
                .containsExactly(new double[] {72, 144, 28.8}, Offset.offset(0.5));
    }

    @Test
    void aCoverCastsItsShadowDownwards() {
        Picture cover = Pictures.flat(500, 500, 0x808080);
        Picture canvas = paint(cover, Pictures.request(1280, 720, WallpaperStyle.BLUR, CaptionStyle.NONE), 0);
        Box place = Layout.cover(cover, canvas, 0);

        int backdrop = Pictures.sample(canvas, 10, 10, 0);
        int above = Pictures.sample(canvas, 640, place.y() - 3, 0);
        int beside = Pictures.sample(canvas, place.x() - 3, 360, 0);
        int below = Pictures.sample(canvas, 640, place.bottom() + 3, 0);
        assertThat(below).isLessThan(beside);
        assertThat(beside).isLessThan(above);
        assertThat(above).isLessThan(backdrop);
        assertThat(below).isGreaterThan(backdrop / 3);
    }

    @Test
    void aGradientNeverOutshinesItsCoverNorIsItPlainBlack() {
        for (int rgb : new int[] {0xffffff, 0xffff00, 0x00ffff, 0x000000, 0x010000}) {
            Picture cover = Pictures.flat(100, 100, rgb);
            Picture canvas = paint(cover, Pictures.request(640, 360, WallpaperStyle.GRADIENT, CaptionStyle.NONE), 0);
            double[] corner = Pictures.mean(canvas, new Box(0, 0, 40, 40));
            int red = (int) corner[0];
            int green = (int) corner[1];
            int blue = (int) corner[2];

            assertThat(Luminance.of(red, green, blue)).isLessThan(0.21);
            assertThat(Math.max(red, Math.max(green, blue))).isGreaterThan(15);
        }
    }

    @ParameterizedTest
    @EnumSource(WallpaperStyle.class)
    void theSameAlbumGivesTheSameBytes(WallpaperStyle style) {
        Picture cover = Pictures.photograph(300, 300);
        WallpaperRequest request = Pictures.request(640, 360, style, CaptionStyle.PLAYS);
        byte[] first = render(cover, request);

        render(Pictures.noise(200, 200), Pictures.request(900, 900, WallpaperStyle.BLUR, CaptionStyle.NONE));

        assertThat(render(cover, request)).isEqualTo(first);
        assertThat(new WallpaperRenderer(6).render(cover, Pictures.ALBUM, request))
                .isEqualTo(first);
    }

    @Test
    void theCoverIsNotChanged() {
        Picture cover = Pictures.photograph(300, 300);
        byte[] before = cover.rgb().clone();
        for (WallpaperStyle style : WallpaperStyle.values()) {
            render(cover, Pictures.request(640, 360, style, CaptionStyle.PLAYS));
        }
        assertThat(cover.rgb()).isEqualTo(before);
    }

    @Test
    void aBufferLargerThanItsPictureIsACoverToo() {
        Picture cover = Pictures.photograph(300, 200);
        Picture roomy = new Picture(300, 200, Arrays.copyOf(cover.rgb(), 1_000_000));
        for (WallpaperStyle style : WallpaperStyle.values()) {
            WallpaperRequest request = Pictures.request(640, 360, style, CaptionStyle.TITLE);
            assertThat(render(roomy, request)).isEqualTo(render(cover, request));
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        Picture cover = Pictures.photograph(300, 300);
        List<WallpaperRequest> requests = new ArrayList<>();
        for (WallpaperStyle style : WallpaperStyle.values()) {
            for (int[] size : SIZES.subList(2, 5)) {
                requests.add(Pictures.request(size[0], size[1], style, CaptionStyle.PLAYS));
            }
        }
        List<byte[]> alone =
                requests.stream().map(request -> render(cover, request)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> together = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                for (WallpaperRequest request : requests) {
                    together.add(threads.submit(() -> {
                        renderer.release();
                        return render(cover, request);
                    }));
                }
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % alone.size()));
            }
        }
        assertThat(renderer.idleBytes()).as("at most four workspaces").isLessThan(4 * Workspace.WORTH_KEEPING);
    }

    @Test
    void buffersWaitForTheNextCallUntilTheyAreReleased() {
        Picture cover = Pictures.flat(10, 10, 0x336699);
        render(cover, Pictures.request(640, 360, WallpaperStyle.BLUR, CaptionStyle.NONE));
        long kept = renderer.idleBytes();
        assertThat(kept).isBetween(640L * 360 * 9, 640L * 360 * 10);

        render(cover, Pictures.request(640, 360, WallpaperStyle.FILL, CaptionStyle.NONE));
        assertThat(renderer.idleBytes()).as("used again").isEqualTo(kept);

        renderer.release();
        assertThat(renderer.idleBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2048, 2048, true", "4096, 2160, false"})
    void theBuffersOfUnusuallyLargeWallpapersAreNotKept(int width, int height, boolean kept) {
        render(
                Pictures.flat(10, 10, 0x336699),
                Pictures.request(width, height, WallpaperStyle.BLUR, CaptionStyle.NONE));
        assertThat(renderer.idleBytes() > 0).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 320, 320, 180",
        "720, 1280, 320, 180, 320",
        "2048, 858, 320, 320, 134",
        "640, 360, 1, 1, 1",
        "640, 360, 9000, 640, 360",
    })
    void aThumbnailKeepsShapeAndColours(int width, int height, int side, int thumbWidth, int thumbHeight)
            throws IOException {
        byte[] png = render(
                Pictures.photograph(300, 300),
                Pictures.request(width, height, WallpaperStyle.GRADIENT, CaptionStyle.TITLE));

        Picture thumbnail = Pictures.read(renderer.thumbnail(png, side));

        assertThat(thumbnail.width()).isEqualTo(thumbWidth);
        assertThat(thumbnail.height()).isEqualTo(thumbHeight);
        assertThat(Pictures.mean(thumbnail)).containsExactly(Pictures.mean(Pictures.read(png)), Offset.offset(0.7));
    }

    @Test
    void aThumbnailOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> renderer.thumbnail("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 320))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aThumbnailHasASize(int side) {
        byte[] png = render(
                Pictures.flat(9, 9, 0x123456), Pictures.request(640, 360, WallpaperStyle.FILL, CaptionStyle.NONE));
        assertThatThrownBy(() -> renderer.thumbnail(png, side)).isInstanceOf(IllegalArgumentException.class);
    }
}
