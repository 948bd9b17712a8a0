package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lastfmwallpaper.album.Picture;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DecoderBulkheadTest {
    private static final byte[] FINE = {0};
    private static final byte[] ENDLESS = {1};
    private static final byte[] FATAL = {2};
    private static final byte[] BAD = {3};
    private static final Picture PICTURE = new Picture(1, 1, new byte[3]);
    private static final InstantSource CLOCK = InstantSource.system();

    private final CountDownLatch comesToItsSenses = new CountDownLatch(1);
    private final DecoderBulkhead bulkhead = new DecoderBulkhead(this::decode, CLOCK);

    /** Deaf to interruption while it is stuck, as a loop over pixels is. */
    private Picture decode(byte[] file, int side) throws CoverException {
        switch (file[0]) {
            case 1 -> {
                while (comesToItsSenses.getCount() > 0) {
                    Thread.onSpinWait();
                }
            }
            case 2 -> throw new OutOfMemoryError("as large as a cover says it is");
            case 3 -> throw new CoverMissingException("damaged", "bad");
            default -> {}
        }
        return PICTURE;
    }

    @AfterEach
    void close() {
        comesToItsSenses.countDown();
        bulkhead.close();
    }

    private Picture decode(byte[] file, Duration patience) throws CoverException {
        return bulkhead.decode(file, 100, CLOCK.instant().plus(patience));
    }

    private void isStuck() {
        assertThatThrownBy(() -> decode(ENDLESS, Duration.ofMillis(20)))
                .isInstanceOfSatisfying(
                        CoverDelayedException.class, e -> assertThat(e.reason()).isEqualTo("decode-timeout"));
    }

    @Test
    void whatTheDecoderSaysIsPassedOn() throws CoverException {
        assertThat(decode(FINE, Duration.ofSeconds(30))).isSameAs(PICTURE);
        assertThatThrownBy(() -> decode(BAD, Duration.ofSeconds(30)))
                .isInstanceOf(CoverMissingException.class)
                .hasMessage("bad");
        assertThatThrownBy(() -> decode(FATAL, Duration.ofSeconds(30))).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aDecoderThatIsStuckCostsItsOwnCoverAlone() throws CoverException {
        isStuck();
        assertThat(bulkhead.abandoned()).isEqualTo(1);

        assertThat(decode(FINE, Duration.ofSeconds(30))).isSameAs(PICTURE);
    }

    @Test
    void noMoreThanSoManyAreLeftBehindAndOnceTheyAreBackItGoesOn() throws Exception {
        for (int stuck = 0; stuck < DecoderBulkhead.MOST_ABANDONED; stuck++) {
            isStuck();
        }
        assertThatThrownBy(() -> decode(FINE, Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        CoverDelayedException.class, e -> assertThat(e.reason()).isEqualTo("decoders-stuck"));

        comesToItsSenses.countDown();
        while (bulkhead.abandoned() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(decode(FINE, Duration.ofSeconds(30))).isSameAs(PICTURE);
    }

    @Test
    void aDeadlineThatHasPassedIsKept() {
        assertThatThrownBy(() -> bulkhead.decode(ENDLESS, 100, Instant.EPOCH))
                .isInstanceOf(CoverDelayedException.class);
    }

    @Test
    void whoIsInterruptedWhileWaitingGivesUpAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> decode(ENDLESS, Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        CoverDelayedException.class, e -> assertThat(e.reason()).isEqualTo("interrupted"));
        assertThat(Thread.interrupted()).isTrue();
    }
}
