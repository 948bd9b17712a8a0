package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.hostile.Mutations;

/**
 * Mutated covers for as long as one likes: {@code mvn -Psoak verify -Dit.test=CoverFuzzSoak -Dsoak.seconds=3600}. What it
 * finds is in {@code target/fuzz}, to be kept as a fixture.
 */
class CoverFuzzSoak {
    private static final long SECONDS = Long.getLong("soak.seconds", 60);
    private static final long SEED = Long.getLong("soak.seed", 20261124L);
    private static final Duration A_HEADER_TAKES = Duration.ofSeconds(1);
    private static final Duration A_DECODER_TAKES = Duration.ofSeconds(10);

    @Test
    void everyMutantIsAPictureOrARefusalAndSoon() throws IOException {
        Mutations mutations =
                new Mutations(DamagedCoversTest.covers().map(Named::getPayload).toList());
        CoverDecoder java = new CoverDecoder(1_000_000, false);
        CoverDecoder nativeCode = new CoverDecoder(1_000_000, true);
        Map<String, Integer> outcomes = new TreeMap<>();
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        for (long seed = SEED; System.nanoTime() < end; seed++) {
            byte[] mutant = mutations.mutant(seed);
            try {
                long begun = System.nanoTime();
                readHeader(mutant);
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("header, seed " + seed)
                        .isLessThan(A_HEADER_TAKES);
                begun = System.nanoTime();
                outcomes.merge(outcome(java, mutant), 1, Integer::sum);
                outcomes.merge(outcome(nativeCode, mutant) + " (native)", 1, Integer::sum);
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("decoder, seed " + seed)
                        .isLessThan(A_DECODER_TAKES);
            } catch (RuntimeException | Error e) {
                Path found = Path.of("target", "fuzz", "cover-" + seed);
                Files.createDirectories(found.getParent());
                Files.write(found, mutant);
                throw new AssertionError("the mutant of seed " + seed + " is in " + found, e);
            }
        }
        System.out.println("from seed " + SEED + " in " + SECONDS + " s: " + outcomes);
        assertThat(outcomes).containsKeys("picture", "damaged");
    }

    private static void readHeader(byte[] file) {
        CoverFormat.of(file).ifPresent(format -> {
            try {
                assertThat(format.header(file).weight()).isPositive();
            } catch (IOException | RuntimeException e) {
                // The decoder takes these for a damaged file; an Error it would not.
                assertThat(e).isNotInstanceOf(NullPointerException.class);
            }
        });
    }

    private static String outcome(CoverDecoder decoder, byte[] file) {
        try {
            assertThat(decoder.decode(file).rgb()).isNotEmpty();
            return "picture";
        } catch (CoverException e) {
            return e.reason();
        }
    }
}
