package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Picture;

class PngEncoderTest {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chunk(String type, byte[] data) {}

    private static byte[] encode(Picture picture, int level) {
        return new PngEncoder(new JdkDeflate(level)).encode(picture, new Workspace());
    }

    /** Takes the file apart as the PNG specification says, checking each chunk's CRC. */
    private static List<Chunk> chunks(byte[] png) {
        ByteBuffer in = ByteBuffer.wrap(png);
        assertThat(in.getLong()).as("signature").isEqualTo(0x89504e470d0a1a0aL);
        List<Chunk> chunks = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] data = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(data);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(data);
            assertThat(in.getInt()).as("CRC").isEqualTo((int) crc.getValue());
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
        }
        return chunks;
    }

    @Test
    void aFileHasTheHeaderTheColourSpaceThePixelsAndTheEnd() {
        List<Chunk> chunks = chunks(encode(Pictures.photograph(40, 30), 6));

        assertThat(chunks).extracting(Chunk::type).containsExactly("IHDR", "sRGB", "IDAT", "IEND");
        assertThat(chunks.getFirst().data)
                .as("40 × 30, 8 bits, truecolour, deflate, adaptive filters, not interlaced")
                .containsExactly(0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0);
        assertThat(chunks.get(1).data).as("perceptual").containsExactly(0);
        assertThat(chunks.getLast().data).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyLevelKeepsEveryPixel(int level) throws IOException {
        for (Picture picture : List.of(Pictures.photograph(123, 77), Pictures.noise(64, 65))) {
            Pictures.assertSamePixels(Pictures.read(encode(picture, level)), picture);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "50, 1", "2, 2", "3, 9", "9, 3"})
    void anyShapeKeepsEveryPixel(int width, int height) throws IOException {
        Picture picture = Pictures.noise(width, height);
        Pictures.assertSamePixels(Pictures.read(encode(picture, 6)), picture);
    }

    @Test
    void aHigherLevelIsNeverLarger() {
        Picture picture = Pictures.photograph(640, 360);
        for (int level = 1; level <= 9; level++) {
            assertThat(encode(picture, level).length)
                    .as("level %d", level)
                    .isLessThanOrEqualTo(encode(picture, level - 1).length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void thereAreNoOtherLevels(int level) {
        assertThatThrownBy(() -> new WallpaperRenderer(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 9");
    }

    @Test
    void filtersMakeAGradientMuchSmaller() {
        Picture gradient = Pictures.of(640, 360, (x, y, c) -> 128 + 100 * Math.sin(x / 97.0 + c) * Math.cos(y / 71.0));
        byte[] stream = new byte[gradient.rgb().length];
        int unfiltered = new JdkDeflate(6).compress(gradient.rgb(), gradient.rgb().length, stream, 0);

        assertThat(encode(gradient, 6).length).isLessThan(unfiltered / 2);
    }

    @Test
    void eachRowHasTheFilterThatSuitsIt() throws DataFormatException {
        // Down the first third every row is flat, the second third has equal rows, the last slopes both ways.
        Picture picture = Pictures.of(300, 90, (x, y, channel) -> switch (y / 30) {
            case 0 -> y * 37 % 256;
            case 1 -> x * 37 % 256;
            default -> (x + y) % 256;
        });
        byte[] rows = new byte[90 * 901];
        Inflater inflater = new Inflater();
        inflater.setInput(chunks(encode(picture, 6)).get(2).data);
        assertThat(inflater.inflate(rows)).isEqualTo(rows.length);
        inflater.end();

        assertThat(filters(rows, 1, 30)).containsExactly(PngFilter.SUB);
        assertThat(filters(rows, 31, 60)).containsExactly(PngFilter.UP);
        assertThat(filters(rows, 0, 90)).isSubsetOf(PngFilter.SUB, PngFilter.UP, PngFilter.AVERAGE);
    }

    private static Set<Integer> filters(byte[] rows, int from, int to) {
        Set<Integer> filters = new HashSet<>();
        for (int y = from; y < to; y++) {
            filters.add((int) rows[y * 901]);
        }
        return filters;
    }

    @Test
    void whatAWorkspaceHeldBeforeDoesNotShow() {
        Workspace workspace = new Workspace();
        PngEncoder encoder = new PngEncoder(new JdkDeflate(6));
        Picture small = Pictures.photograph(50, 40);
        byte[] first = encoder.encode(small, workspace);
        encoder.encode(Pictures.noise(90, 80), workspace);

        assertThat(encoder.encode(small, workspace)).isEqualTo(first);
        assertThat(encode(new Picture(50, 40, Arrays.copyOf(small.rgb(), 99_999)), 6))
                .as("from a buffer with room to spare")
                .isEqualTo(first);
    }

    @Test
    void incompressiblePixelsFit() throws IOException {
        Picture noise = Pictures.noise(500, 500);
        for (int level : new int[] {0, 1, 9}) {
            byte[] png = encode(noise, level);
            assertThat(png.length).isBetween(750_000, 760_000);
            Pictures.assertSamePixels(Pictures.read(png), noise);
        }
    }
}
