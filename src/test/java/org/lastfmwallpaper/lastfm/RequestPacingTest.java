package org.lastfmwallpaper.lastfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestPacingTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TestTime time = new TestTime();
    private final RequestPacing pacing = new RequestPacing(time::nanos, time::pause);

    @Test
    void theFirstRequestGoesAtOnce() throws InterruptedException {
        pacing.await();

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void whoeverWaitedLongEnoughAlreadyDoesNotWait() throws InterruptedException {
        pacing.await();
        time.pause(RequestPacing.GAP);
        pacing.await();

        assertThat(time.pauses()).containsExactly(RequestPacing.GAP);
    }

    @Test
    void eachRequestIsAGapBehindTheOneBeforeHoweverManyAsk() throws Exception {
        Callable<Boolean> caller = () -> {
            for (int request = 0; request < 25; request++) {
                pacing.await();
            }
            return true;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(8, caller))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(time.pauses()).hasSize(8 * 25 - 1).containsOnly(RequestPacing.GAP);
    }

    @Test
    void noSecondSeesMoreThanFiveNotEvenAfterALongSilence() throws InterruptedException {
        List<Long> sent = new ArrayList<>();
        for (int request = 0; request < 30; request++) {
            if (request == 10) {
                time.pause(Duration.ofHours(1));
            }
            pacing.await();
            sent.add(time.nanos());
        }

        for (int index = 0; index + RequestPacing.PER_SECOND < sent.size(); index++) {
            assertThat(sent.get(index + RequestPacing.PER_SECOND) - sent.get(index))
                    .isGreaterThan(SECOND);
        }
    }

    @Test
    void anInterruptedCallerGivesItsTurnToTheNext() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        RequestPacing slow = new RequestPacing(time::nanos, span -> {
            if (waiting.getCount() > 0) {
                waiting.countDown();
                Thread.sleep(Duration.ofHours(1));
            }
            time.pause(span);
        });
        slow.await();
        List<Throwable> ended = new CopyOnWriteArrayList<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                ended.add(e);
            }
        });
        waiting.await();

        caller.interrupt();
        caller.join();
        slow.await();

        assertThat(ended).hasSize(1);
        assertThat(time.pauses()).containsExactly(RequestPacing.GAP);
    }

    @Test
    void aCallerThatIsInterruptedAlreadyIsNotLetThrough() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(pacing::await).isInstanceOf(InterruptedException.class);
    }
}
