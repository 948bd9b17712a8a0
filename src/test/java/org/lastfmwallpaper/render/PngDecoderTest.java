package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastfmwallpaper.album.Picture;

class PngDecoderTest {
    private static final int WIDTH_AT = 16;
    private static final int IDAT_AT = 46; // after the signature, IHDR and sRGB

    private static byte[] encode(Picture picture) {
        return new PngEncoder(new JdkDeflate(6)).encode(picture, new Workspace());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "31, 17", "200, 150"})
    void whatWasEncodedComesBack(int width, int height) {
        for (Picture picture : new Picture[] {
            Pictures.noise(width, height), Pictures.photograph(width, height), Pictures.flat(width, height, 0xc08040)
        }) {
            Pictures.assertSamePixels(PngDecoder.decode(encode(picture), new Workspace()), picture);
        }
    }

    static Stream<Named<UnaryOperator<byte[]>>> damages() {
        return Stream.of(
                Named.of("no bytes", png -> new byte[0]),
                Named.of("a header alone", png -> Arrays.copyOf(png, 33)),
                Named.of("half a file", png -> Arrays.copyOf(png, png.length / 2)),
                Named.of("no end", png -> Arrays.copyOf(png, IDAT_AT + 20)),
                Named.of("a GIF", png -> patch(png, 0, 0x47494638)),
                Named.of("no width", png -> patch(png, WIDTH_AT, 0)),
                Named.of("a negative height", png -> patch(png, WIDTH_AT + 4, -5)),
                Named.of("a huge width", png -> patch(png, WIDTH_AT, Integer.MAX_VALUE)),
                Named.of("more rows than there are", png -> patch(png, WIDTH_AT + 4, 41)),
                Named.of("fewer rows than there are", png -> patch(png, WIDTH_AT + 4, 39)),
                Named.of("16 bits", png -> patch(png, WIDTH_AT + 8, 0x10020000)),
                Named.of("interlaced", png -> patch(png, WIDTH_AT + 12, 0x01000000)),
                Named.of("a chunk beyond the end", png -> patch(png, IDAT_AT, 1 << 30)),
                Named.of("a chunk of negative length", png -> patch(png, IDAT_AT, -20)),
                Named.of("no zlib stream", png -> patch(png, IDAT_AT + 8, 0)),
                Named.of("a wrong checksum", png -> patch(png, png.length - 20, 0)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsNoneOfOursIsRefused(UnaryOperator<byte[]> damage) {
        byte[] png = damage.apply(encode(Pictures.photograph(50, 40)));

        assertThatThrownBy(() -> PngDecoder.decode(png, new Workspace())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherProgramsPictureIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB), "png", out);

        assertThatThrownBy(() -> PngDecoder.decode(out.toByteArray(), new Workspace()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] patch(byte[] png, int at, int value) {
        return ByteBuffer.wrap(png.clone()).putInt(at, value).array();
    }
}
