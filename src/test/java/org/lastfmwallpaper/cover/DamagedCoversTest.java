package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lastfmwallpaper.cover.CoverFiles.fixture;
import static org.lastfmwallpaper.cover.CoverFiles.quarters;
import static org.lastfmwallpaper.cover.CoverFiles.write;
import static org.lastfmwallpaper.cover.CoverFiles.writeProgressive;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever arrives, the decoder gives a picture or says that there is none. */
class DamagedCoversTest {
    private static final int MUTATIONS = 150;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final CoverDecoder decoder = new CoverDecoder(1_000_000);

    static Stream<Named<byte[]>> covers() {
        BufferedImage rgb = quarters(BufferedImage.TYPE_3BYTE_BGR);
        return Stream.of(
                Named.of("JPEG", write("jpeg", rgb)),
                Named.of("progressive JPEG", writeProgressive("jpeg", rgb)),
                Named.of("CMYK JPEG", fixture("cmyk.jpg")),
                Named.of("turned JPEG", fixture("orientation-6.jpg")),
                Named.of("JPEG with a profile", fixture("profile.jpg")),
                Named.of("PNG", write("png", rgb)),
                Named.of("interlaced PNG", writeProgressive("png", rgb)),
                Named.of("PNG with alpha", write("png", quarters(BufferedImage.TYPE_4BYTE_ABGR))),
                Named.of("PNG with a palette", write("png", quarters(BufferedImage.TYPE_BYTE_INDEXED))),
                Named.of("PNG with a profile", fixture("profile.png")),
                Named.of("GIF", write("gif", quarters(BufferedImage.TYPE_BYTE_INDEXED))),
                Named.of("animated GIF", fixture("animated.gif")),
                Named.of("BMP", write("bmp", rgb)),
                Named.of("BMP with a palette", write("bmp", quarters(BufferedImage.TYPE_BYTE_INDEXED))),
                Named.of("lossy WebP", fixture("lossy.webp")),
                Named.of("lossless WebP", fixture("lossless.webp")),
                Named.of("lossy WebP with alpha", fixture("lossy-alpha.webp")),
                Named.of("animated WebP", fixture("animated.webp")),
                Named.of("WebP with a profile", fixture("profile.webp")));
    }

    /** The decoders' own habit would be a picture that is half grey, half black or half blurred. */
    @ParameterizedTest
    @MethodSource("covers")
    void aCoverThatIsCutShortIsDamaged(byte[] cover) {
        int whole = firstPictureEnds(cover);
        for (int length = 0; length < whole; length += Math.max(1, whole / 200)) {
            byte[] cut = Arrays.copyOf(cover, length);
            String reason = length < 26 ? "damaged|not-an-image" : "damaged"; // too short to tell its format
            assertThatThrownBy(() -> decoder.decode(cut))
                    .as("the first %d of %d bytes", length, cover.length)
                    .isInstanceOfSatisfying(
                            CoverMissingException.class,
                            e -> assertThat(e.reason()).matches(reason));
        }
    }

    /** Of an animated GIF only the first frame must be there, of a PNG not the checksum of its end. */
    private static int firstPictureEnds(byte[] cover) {
        return switch (CoverFormat.of(cover).orElseThrow()) {
            case GIF -> cover.length / 3;
            case PNG -> cover.length - 4;
            default -> cover.length;
        };
    }

    @ParameterizedTest
    @MethodSource("covers")
    void aCoverWithWrongBytesIsAPictureOrDamaged(byte[] cover) {
        Random random = new Random(42);
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] mutant = cover.clone();
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            survives(mutant);
        }
    }

    @ParameterizedTest
    @MethodSource("covers")
    void aCoverWithBytesLostOrRepeatedIsAPictureOrDamaged(byte[] cover) {
        Random random = new Random(43);
        for (int round = 0; round < MUTATIONS / 3; round++) {
            int from = random.nextInt(cover.length);
            int to = random.nextInt(cover.length);
            byte[] mutant = Arrays.copyOf(cover, from + cover.length - to);
            System.arraycopy(cover, to, mutant, from, cover.length - to);
            survives(mutant);
        }
    }

    /** Found by mutation: its bits end where 65,536 groups of codes begin. Ten seconds it took, and ended as a picture. */
    @Test
    void aWebpWhoseBitsEndTooEarlyIsDamaged() {
        assertThatThrownBy(() -> decoder.decode(fixture("endless-codes.webp")))
                .isInstanceOfSatisfying(
                        CoverMissingException.class, e -> assertThat(e.reason()).isEqualTo("damaged"));
    }

    private void survives(byte[] mutant) {
        Assertions.assertTimeout(LONG_ENOUGH, () -> {
            try {
                assertThat(decoder.decode(mutant).rgb()).isNotEmpty();
            } catch (CoverMissingException e) {
                assertThat(e.reason()).isIn("damaged", "not-an-image", "too-many-pixels");
            }
        });
    }
}
