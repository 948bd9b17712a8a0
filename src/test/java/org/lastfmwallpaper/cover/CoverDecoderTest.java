package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lastfmwallpaper.cover.CoverFiles.BLUE;
import static org.lastfmwallpaper.cover.CoverFiles.GREEN;
import static org.lastfmwallpaper.cover.CoverFiles.HEIGHT;
import static org.lastfmwallpaper.cover.CoverFiles.QUARTERS;
import static org.lastfmwallpaper.cover.CoverFiles.RED;
import static org.lastfmwallpaper.cover.CoverFiles.WHITE;
import static org.lastfmwallpaper.cover.CoverFiles.WIDTH;
import static org.lastfmwallpaper.cover.CoverFiles.fixture;
import static org.lastfmwallpaper.cover.CoverFiles.grey;
import static org.lastfmwallpaper.cover.CoverFiles.middle;
import static org.lastfmwallpaper.cover.CoverFiles.quarters;
import static org.lastfmwallpaper.cover.CoverFiles.write;
import static org.lastfmwallpaper.cover.CoverFiles.writeProgressive;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Picture;

class CoverDecoderTest {
    private static final int EXACT = 0;
    private static final int LOSSY = 6;
    /** Inks are not lights: another conversion is as right as ours. */
    private static final int INK = 24;

    private final CoverDecoder decoder = new CoverDecoder(1_000_000);

    private void showsQuarters(byte[] file, int tolerance, List<Color> expected) throws CoverException {
        Picture picture = decoder.decode(file);

        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        assertThat(picture.rgb()).hasSize(WIDTH * HEIGHT * 3);
        for (int quarter = 0; quarter < 4; quarter++) {
            assertNear(middle(picture, quarter), expected.get(quarter), tolerance, "quarter " + quarter);
        }
    }

    private static void assertNear(Color actual, Color expected, int tolerance, String where) {
        assertThat(Math.max(
                        Math.max(
                                Math.abs(actual.getRed() - expected.getRed()),
                                Math.abs(actual.getGreen() - expected.getGreen())),
                        Math.abs(actual.getBlue() - expected.getBlue())))
                .as("%s is %s where %s belongs", where, actual, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    private static List<Color> greys(int... values) {
        return Arrays.stream(values)
                .mapToObj(value -> new Color(value, value, value))
                .toList();
    }

    @Test
    void decodesJpeg() throws CoverException {
        showsQuarters(write("jpeg", quarters(BufferedImage.TYPE_3BYTE_BGR)), LOSSY, QUARTERS);
        showsQuarters(writeProgressive("jpeg", quarters(BufferedImage.TYPE_3BYTE_BGR)), LOSSY, QUARTERS);
    }

    @Test
    void takesGreyValuesAsTheyAre() throws CoverException {
        List<Color> expected = greys(10, 90, 128, 250);

        showsQuarters(write("jpeg", grey(BufferedImage.TYPE_BYTE_GRAY, 10, 90, 128, 250)), 2, expected);
        showsQuarters(write("png", grey(BufferedImage.TYPE_BYTE_GRAY, 10, 90, 128, 250)), EXACT, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "ycck.jpg"})
    void decodesTheJpegOfPrinters(String name) throws CoverException {
        showsQuarters(fixture(name), INK, QUARTERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsJpegUprightAsExifSays(int orientation) throws CoverException {
        showsQuarters(fixture("orientation-" + orientation + ".jpg"), LOSSY, QUARTERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_4BYTE_ABGR})
    void decodesPng(int type) throws CoverException {
        showsQuarters(write("png", quarters(type)), EXACT, QUARTERS);
        showsQuarters(writeProgressive("png", quarters(type)), EXACT, QUARTERS);
    }

    @Test
    void decodesPngWithAPaletteOfAnyDepth() throws CoverException {
        for (int bits : new int[] {2, 4, 8}) {
            showsQuarters(write("png", palette(bits, 255)), EXACT, QUARTERS);
        }
    }

    @Test
    void laysAPaletteOverBlackWhereItIsTransparent() throws CoverException {
        showsQuarters(write("png", palette(8, 0)), EXACT, List.of(Color.BLACK, GREEN, BLUE, WHITE));
    }

    private static BufferedImage palette(int bits, int alphaOfFirst) {
        int entries = 1 << bits; // all of them: the JDK's BMP writer gets smaller palettes wrong
        byte[][] colours = new byte[4][entries];
        for (int index = 0; index < 4; index++) {
            colours[0][index] = (byte) QUARTERS.get(index).getRed();
            colours[1][index] = (byte) QUARTERS.get(index).getGreen();
            colours[2][index] = (byte) QUARTERS.get(index).getBlue();
            colours[3][index] = (byte) (index == 0 ? alphaOfFirst : 255);
        }
        IndexColorModel model = alphaOfFirst == 255
                ? new IndexColorModel(bits, entries, colours[0], colours[1], colours[2])
                : new IndexColorModel(bits, entries, colours[0], colours[1], colours[2], colours[3]);
        WritableRaster raster = bits == 8
                ? Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 1, null)
                : Raster.createPackedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 1, bits, null);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                raster.setSample(x, y, 0, CoverFiles.quarter(x, y, WIDTH, HEIGHT));
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    @Test
    void decodesPngOfSixteenBits() throws CoverException {
        showsQuarters(
                write("png", grey(BufferedImage.TYPE_USHORT_GRAY, 0, 0x4040, 0x8080, 0xffff)),
                EXACT,
                greys(0, 0x40, 0x80, 0xff));
        showsQuarters(write("png", quarters(sixteenBits(false))), 1, QUARTERS);
        showsQuarters(write("png", quarters(sixteenBits(true))), 1, QUARTERS);
    }

    private static BufferedImage sixteenBits(boolean alpha) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                DataBuffer.TYPE_USHORT);
        return new BufferedImage(model, model.createCompatibleWritableRaster(WIDTH, HEIGHT), false, null);
    }

    @Test
    void laysWhatIsTransparentOverBlack() throws CoverException {
        BufferedImage image = quarters(BufferedImage.TYPE_4BYTE_ABGR);
        fill(image, 0, new Color(255, 255, 255, 0));
        fill(image, 1, new Color(200, 100, 50, 128));

        showsQuarters(write("png", image), 1, List.of(Color.BLACK, new Color(100, 50, 25), BLUE, WHITE));
    }

    private static void fill(BufferedImage image, int quarter, Color colour) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (CoverFiles.quarter(x, y, WIDTH, HEIGHT) == quarter) {
                    image.setRGB(x, y, colour.getRGB());
                }
            }
        }
    }

    @Test
    void decodesTheFirstFrameOfAGif() throws CoverException {
        showsQuarters(write("gif", palette(8, 255)), EXACT, QUARTERS);
        showsQuarters(fixture("animated.gif"), EXACT, QUARTERS);
    }

    @Test
    void decodesBmp() throws CoverException {
        showsQuarters(write("bmp", quarters(BufferedImage.TYPE_3BYTE_BGR)), EXACT, QUARTERS);
        showsQuarters(write("bmp", quarters(BufferedImage.TYPE_INT_RGB)), EXACT, QUARTERS);
        showsQuarters(write("bmp", palette(8, 255)), EXACT, QUARTERS);
        showsQuarters(write("bmp", palette(4, 255)), EXACT, QUARTERS);
        showsQuarters(write("bmp", quarters(BufferedImage.TYPE_USHORT_565_RGB)), 8, QUARTERS);
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp, 6", "lossless.webp, 0", "animated.webp, 0"})
    void decodesWebp(String name, int tolerance) throws CoverException {
        showsQuarters(fixture(name), tolerance, QUARTERS);
    }

    @ParameterizedTest
    @CsvSource({"lossy-alpha.webp, 8", "lossless-alpha.webp, 0"})
    void laysTransparentWebpOverBlack(String name, int tolerance) throws CoverException {
        showsQuarters(fixture(name), tolerance, List.of(Color.BLACK, GREEN, BLUE, WHITE));
    }

    /** The profile swaps red and green. */
    @ParameterizedTest
    @CsvSource({"profile.png, 3", "profile.jpg, 8", "profile.webp, 3"})
    void convertsColoursFromAnEmbeddedProfile(String name, int tolerance) throws CoverException {
        showsQuarters(
                fixture(name),
                tolerance,
                List.of(
                        new Color(RED.getGreen(), RED.getRed(), RED.getBlue()),
                        new Color(GREEN.getGreen(), GREEN.getRed(), GREEN.getBlue()),
                        new Color(BLUE.getGreen(), BLUE.getRed(), BLUE.getBlue()),
                        WHITE));
    }

    @Test
    void leavesColoursAloneWhereTheProfileIsSrgb() throws CoverException {
        showsQuarters(fixture("srgb-profile.jpg"), LOSSY, QUARTERS);
    }

    @Test
    void decodesAPictureOfOnePixel() throws CoverException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, GREEN.getRGB());

        for (String format : List.of("png", "bmp", "gif")) {
            Picture picture = decoder.decode(write(format, image));
            assertThat(picture.width()).isEqualTo(1);
            assertThat(picture.height()).isEqualTo(1);
        }
        assertThat(CoverFiles.pixel(decoder.decode(write("png", image)), 0, 0)).isEqualTo(GREEN);
    }

    @Test
    void tellsTheFormatFromTheBytesWhateverFollows() throws CoverException {
        byte[] jpeg = write("jpeg", quarters(BufferedImage.TYPE_3BYTE_BGR));

        showsQuarters(Arrays.copyOf(jpeg, jpeg.length + 1000), LOSSY, QUARTERS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                            | an empty file
            <!DOCTYPE html><html><body>404</body></html>  | a web page
            <svg xmlns="http://www.w3.org/2000/svg"/>     | an SVG drawing
            <?xml version="1.0"?><lfm status="failed"/>   | an XML document
            {"error":6}                                   | JSON
            ....ftypavif....                              | an AVIF picture
            ....ftypheic....                              | a HEIC picture
            ....ftypisom....                              | a film
            II*\0....                                     | a TIFF picture
            MM\0*....                                     | a TIFF picture
            %PDF-1.7                                      | a PDF document
            BM but then a text, longer than any header is | an unknown file
            plain text                                    | an unknown file
            """)
    void namesWhatIsNotAnImage(String text, String name) {
        byte[] file = text.translateEscapes().getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOfSatisfying(
                        CoverMissingException.class, e -> assertThat(e.reason()).isEqualTo("not-an-image"))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
    void decodesUpToTheLimitOfPixelsAndNotOneMore(String format) throws CoverException {
        byte[] file = write(format, quarters(BufferedImage.TYPE_3BYTE_BGR));

        assertThat(new CoverDecoder(WIDTH * HEIGHT).decode(file).width()).isEqualTo(WIDTH);
        assertTooManyPixels(new CoverDecoder(WIDTH * HEIGHT - 1), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "animated.webp", "lossy-alpha.webp"})
    void holdsWebpToTheLimitOfPixelsToo(String name) {
        assertTooManyPixels(new CoverDecoder(WIDTH * HEIGHT - 1), fixture(name));
    }

    /** Its decoder takes far more memory than the others. */
    @Test
    void holdsLossyWebpToAQuarterOfTheLimit() throws CoverException {
        assertThat(new CoverDecoder(4L * WIDTH * HEIGHT)
                        .decode(fixture("lossy.webp"))
                        .width())
                .isEqualTo(WIDTH);
        assertTooManyPixels(new CoverDecoder(4L * WIDTH * HEIGHT - 1), fixture("lossy.webp"));
        assertTooManyPixels(new CoverDecoder(4L * WIDTH * HEIGHT - 1), fixture("lossy-alpha.webp"));
        assertThat(new CoverDecoder(WIDTH * HEIGHT)
                        .decode(fixture("lossless.webp"))
                        .width())
                .isEqualTo(WIDTH);
    }

    private static void assertTooManyPixels(CoverDecoder decoder, byte[] file) {
        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOfSatisfying(
                        CoverMissingException.class, e -> assertThat(e.reason()).isEqualTo("too-many-pixels"));
    }

    @Test
    void refusesPixelsThatAreOnlyClaimedWithoutMakingRoomForThem() {
        CoverDecoder generous = new CoverDecoder(50_000_000);

        assertTooManyPixels(generous, claimPng(65535, 65535));
        assertTooManyPixels(generous, claimPng(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertTooManyPixels(generous, claimPng(0, 100));
        assertTooManyPixels(generous, claimJpeg(65535, 65535));
        assertTooManyPixels(generous, claimJpeg(100, 0));
        assertTooManyPixels(generous, claimGif(65535, 65535));
        assertTooManyPixels(generous, claimWebpLossless(16384, 16384));
    }

    private static byte[] claimPng(int width, int height) {
        byte[] file = write("png", quarters(BufferedImage.TYPE_3BYTE_BGR));
        ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) crc.getValue());
        return file;
    }

    private static byte[] claimJpeg(int width, int height) {
        byte[] file = write("jpeg", quarters(BufferedImage.TYPE_3BYTE_BGR));
        for (int at = 2; at < file.length; at++) {
            if (file[at] == (byte) 0xff && file[at + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return file;
            }
        }
        throw new IllegalStateException("no frame");
    }

    private static byte[] claimGif(int width, int height) {
        byte[] file = write("gif", palette(8, 255));
        // The frame's descriptor: a comma, where it lies (0, 0), and its size.
        byte[] descriptor = {0x2c, 0, 0, 0, 0, WIDTH, 0, HEIGHT, 0};
        int at = 0;
        while (!Arrays.equals(file, at, at + descriptor.length, descriptor, 0, descriptor.length)) {
            at++;
        }
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(at + 5, (short) width)
                .putShort(at + 7, (short) height);
        return file;
    }

    private static byte[] claimWebpLossless(int width, int height) {
        byte[] file = fixture("lossless.webp");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(21, (width - 1) | ((height - 1) << 14));
        return file;
    }

    /** The canvas says how much room to make, and the picture inside how much is decoded. */
    @Test
    void refusesAWebpWhosePictureIsNotAsLargeAsItsCanvas() {
        byte[] file = fixture("lossy-alpha.webp");
        int start = 0;
        while (file[start] != (byte) 0x9d || file[start + 1] != 0x01 || file[start + 2] != 0x2a) {
            start++;
        }
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(start + 3, (short) 16383);

        assertDamaged(file);
    }

    @Test
    void refusesAJpegWithScansWithoutEnd() {
        byte[] file = writeProgressive("jpeg", quarters(BufferedImage.TYPE_3BYTE_BGR));
        int lastScan = file.length - 2;
        while (file[lastScan] != (byte) 0xff || file[lastScan + 1] != (byte) 0xda) {
            lastScan--;
        }
        int scanBytes = file.length - 2 - lastScan;
        byte[] many = Arrays.copyOf(file, file.length + 200 * scanBytes);
        for (int at = file.length - 2; at < many.length - 2; at++) {
            many[at] = many[at - scanBytes];
        }
        many[many.length - 2] = (byte) 0xff;
        many[many.length - 1] = (byte) 0xd9;

        assertDamaged(many);
    }

    @Test
    void refusesABmpThatHoldsAnotherFile() {
        byte[] file = write("bmp", quarters(BufferedImage.TYPE_3BYTE_BGR));
        file[30] = 4; // BI_JPEG

        assertDamaged(file);
    }

    private void assertDamaged(byte[] file) {
        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOfSatisfying(
                        CoverMissingException.class, e -> assertThat(e.reason()).isEqualTo("damaged"))
                .hasCauseInstanceOf(Exception.class);
    }

    @Test
    void isSafeForManyThreads() throws Exception {
        List<byte[]> files = List.of(
                write("jpeg", quarters(BufferedImage.TYPE_3BYTE_BGR)),
                fixture("cmyk.jpg"),
                fixture("profile.jpg"),
                fixture("lossy.webp"),
                write("png", quarters(BufferedImage.TYPE_3BYTE_BGR)));
        List<byte[]> alone = new ArrayList<>();
        for (byte[] file : files) {
            alone.add(decoder.decode(file).rgb());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> together = new ArrayList<>();
            for (int round = 0; round < 40; round++) {
                for (byte[] file : files) {
                    together.add(pool.submit(() -> decoder.decode(file).rgb()));
                }
            }
            for (int index = 0; index < together.size(); index++) {
                assertThat(together.get(index).get()).isEqualTo(alone.get(index % files.size()));
            }
        }
    }

    @Test
    void needsALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CoverDecoder(0));
    }
}
