package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

/** With libdeflate wallpapers have the same pixels as without. Where the system has none, there is nothing to compare. */
class LibDeflateTest {
    private static final WallpaperRequest REQUEST =
            new WallpaperRequest("rj", Period.OVERALL, 1, 640, 360, WallpaperStyle.BLUR, CaptionStyle.TITLE);

    private final Optional<Deflate> found = LibDeflate.find(6);

    @BeforeEach
    void theSystemHasTheLibrary() {
        assumeTrue(found.isPresent(), "no libdeflate");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void wallpapersHaveTheSamePixels(int level) {
        Picture cover = Pictures.photograph(300, 200);
        WallpaperRenderer withIt = new WallpaperRenderer(level, true);
        WallpaperRenderer without = new WallpaperRenderer(level, false);

        byte[] png = withIt.render(cover, Pictures.ALBUM, REQUEST);

        assertThat(withIt.deflate()).isEqualTo("libdeflate");
        assertThat(without.deflate()).isEqualTo("jdk");
        assertThat(pixels(png)).isEqualTo(pixels(without.render(cover, Pictures.ALBUM, REQUEST)));
    }

    private static byte[] pixels(byte[] png) {
        return PngDecoder.decode(png, new Workspace()).rgb();
    }

    @Test
    void theSameBytesGiveTheSameStreamWhateverCameBefore() {
        byte[] data = noise(100_000, 1);
        byte[] first = compress(found.orElseThrow(), data);

        compress(found.orElseThrow(), noise(250_000, 2));

        assertThat(compress(found.orElseThrow(), data)).isEqualTo(first);
    }

    /** What cannot be compressed needs all the room there is. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4999, 5000, 5001, 65_535, 65_536, 1_000_000})
    void anyDataFitsIntoTheBound(int length) throws DataFormatException {
        for (int level = 0; level <= 9; level++) {
            byte[] data = noise(length, 3);

            byte[] stream = compress(LibDeflate.find(level).orElseThrow(), data);

            Inflater inflater = new Inflater();
            inflater.setInput(stream);
            byte[] back = new byte[length + 1];
            assertThat(inflater.inflate(back)).isEqualTo(length);
            assertThat(inflater.finished()).isTrue();
            inflater.end();
            assertThat(Arrays.copyOf(back, length)).isEqualTo(data);
        }
    }

    @Test
    void tooLittleRoomIsSaid() {
        byte[] data = noise(10_000, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> found.orElseThrow().compress(data, data.length, new byte[100], 0))
                .withMessageContaining("10000");
    }

    @Test
    void releaseLetsGoOfTheMemoryThatIsKept() {
        Deflate deflate = found.orElseThrow();
        compress(deflate, noise(10_000, 5));
        assertThat(deflate.idleBytes()).isGreaterThan(10_000);

        deflate.release();

        assertThat(deflate.idleBytes()).isZero();
    }

    private static byte[] compress(Deflate deflate, byte[] data) {
        byte[] stream = new byte[deflate.bound(data.length)];
        return Arrays.copyOf(stream, deflate.compress(data, data.length, stream, 0));
    }

    private static byte[] noise(int length, long seed) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }
}
