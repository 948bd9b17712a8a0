package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MemoryGateTest {
    private static final double THRESHOLD = 0.8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TickingTime time = new TickingTime();
    private final AtomicInteger collections = new AtomicInteger();
    private final List<Worker> workers = new ArrayList<>();
    private volatile double used = 0.5;

    private final MemoryGate gate =
            new MemoryGate(this::reading, THRESHOLD, PATIENCE, time, time, collections::incrementAndGet);

    @AfterEach
    void stopWorkers() throws InterruptedException {
        for (Worker worker : workers) {
            worker.thread.interrupt();
            worker.thread.join();
        }
    }

    @Test
    void whileUseIsUnderTheThresholdNobodyWaits() throws Exception {
        used = 0.799;

        assertThat(gate.isShort()).isFalse();
        gate.enter(); // would wait for a tick that never comes
        assertThat(collections).hasValue(0);
    }

    @Test
    void atTheThresholdWorkersWaitAndPassOneAtATimeInTheirOrder() throws Exception {
        used = 0.8;
        assertThat(gate.isShort()).isTrue();
        Worker first = arrive();
        Worker second = arrive();
        Worker third = arrive();
        tick();
        assertThat(inside()).isEmpty();

        used = 0.799;
        tick();
        assertThat(inside()).containsExactly(first);
        tick();
        assertThat(inside()).containsExactly(first, second);
        tick();
        assertThat(inside()).containsExactly(first, second, third);
        gate.enter();
    }

    @Test
    void aNewcomerDoesNotOvertakeThoseWhoWait() throws Exception {
        used = 0.9;
        Worker first = arrive();
        used = 0.5;
        Worker newcomer = arrive();

        tick();
        assertThat(inside()).containsExactly(first);
        tick();
        assertThat(inside()).containsExactly(first, newcomer);
    }

    @Test
    void whoPassedCanCloseTheGateForTheNext() throws Exception {
        used = 0.9;
        Worker first = arrive();
        Worker second = arrive();
        used = 0.5;
        tick();
        used = 0.9;
        tick();
        tick();
        assertThat(inside()).containsExactly(first);

        used = 0.5;
        tick();
        assertThat(inside()).containsExactly(first, second);
    }

    @Test
    void garbageIsCollectedOnceForEachShortage() throws Exception {
        used = 0.9;
        arrive();
        arrive();
        arrive();
        tick();
        tick();
        assertThat(collections).hasValue(1);

        used = 0.5;
        tick(); // one passes, two still wait
        used = 0.9;
        tick();
        tick();
        assertThat(collections).as("short again, while others still wait").hasValue(2);

        used = 0.5;
        tick();
        tick();
        used = 0.9;
        arrive();
        assertThat(collections).as("short again, after all had passed").hasValue(3);
    }

    @Test
    void memoryThatOnlyGarbageFilledIsFreeAtTheNextLook() throws Exception {
        MemoryGate sweeping = new MemoryGate(this::reading, THRESHOLD, PATIENCE, time, time, () -> used = 0.1);
        used = 0.95;
        Worker worker = arrive(sweeping, new AtomicBoolean());

        tick();
        assertThat(inside()).containsExactly(worker);
    }

    /** The wall clock is not asked, so it can be set; the monotonic one starts anywhere and may wrap around. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 20_000_000_000L})
    void patienceEndsAfterItsTimeAndNotBefore(long nanos) throws Exception {
        time.startAt(nanos);
        used = 0.9;
        Worker worker = arrive();

        tick(PATIENCE.minus(MemoryGate.POLL));
        assertThat(worker.isWaiting()).isTrue();
        tick();

        assertThatExceptionOfType(MemoryShortageException.class)
                .isThrownBy(worker::result)
                .withMessageContaining("for 30 s")
                .satisfies(shortage -> assertThat(shortage.reading()).isEqualTo(reading()));
        used = 0.5;
        gate.enter(); // who gave up stands in nobody's way
    }

    @Test
    void memoryThatCameBackStartsPatienceAnew() throws Exception {
        used = 0.9;
        Worker first = arrive();
        Worker second = arrive();
        tick(PATIENCE.minus(MemoryGate.POLL));
        used = 0.5;
        tick();
        used = 0.9;
        tick();
        tick(PATIENCE.minus(MemoryGate.POLL));

        assertThat(inside()).containsExactly(first);
        assertThat(second.isWaiting()).isTrue();
    }

    @Test
    void whoCameLaterHasAllOfItsPatience() throws Exception {
        used = 0.9;
        Worker early = arrive();
        tick(Duration.ofSeconds(20));
        Worker late = arrive();

        tick(Duration.ofSeconds(10));
        assertThatExceptionOfType(MemoryShortageException.class).isThrownBy(early::result);
        assertThat(late.isWaiting()).isTrue();

        tick(Duration.ofSeconds(20));
        assertThatExceptionOfType(MemoryShortageException.class).isThrownBy(late::result);
    }

    @Test
    void aStoppedJobDoesNotWaitOn() throws Exception {
        used = 0.9;
        AtomicBoolean stopped = new AtomicBoolean();
        Worker worker = arrive(gate, stopped);
        Worker next = arrive();

        stopped.set(true);
        tick();
        assertThat(worker.result()).isFalse();

        used = 0.5;
        tick();
        assertThat(next.result()).isTrue();
    }

    @Test
    void anInterruptedWorkerLeavesItsPlaceToTheNext() throws Exception {
        used = 0.9;
        Worker worker = arrive();
        Worker next = arrive();

        worker.thread.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(worker::result);

        used = 0.5;
        tick();
        assertThat(next.result()).isTrue();
    }

    @Test
    void whoFailsToLetGoLeavesItsPlaceToTheNext() throws Exception {
        MemoryGate failing = new MemoryGate(this::reading, THRESHOLD, PATIENCE, time, time, () -> {
            throw new IllegalStateException("cannot let go");
        });
        used = 0.9;

        assertThatIllegalStateException().isThrownBy(failing::enter);
        used = 0.5;
        failing.enter();
    }

    /** With the real clock and the real collector: what letGo drops is collected, and the gate opens. */
    @Test
    void largeBuffersAreLetGoBeforeGarbageIsCollected() throws Exception {
        AtomicInteger released = new AtomicInteger();
        Buffer buffer = new Buffer();
        MemoryMonitor monitor = new MemoryMonitor(
                () -> new MemoryShare(100, buffer.isGone() ? 90 : 5),
                List::of,
                () -> new MemoryShare(100, 100),
                InstantSource.system());
        MemoryGate production = new MemoryGate(monitor, THRESHOLD, PATIENCE, () -> {
            released.incrementAndGet();
            buffer.bytes = null;
        });

        production.enter();

        assertThat(released).hasValue(1);
        assertThat(buffer.isGone()).isTrue();
    }

    @Test
    void aGateThatCouldNeverOpenOrCloseIsRefused() {
        for (double threshold : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MemoryGate(new MemoryMonitor(), threshold, PATIENCE));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryGate(new MemoryMonitor(), THRESHOLD, Duration.ofMillis(-1)));
    }

    private MemoryReading reading() {
        return new MemoryReading(1000, Math.round(1000 * (1 - used)), 500, used, "machine");
    }

    private Worker arrive() throws InterruptedException {
        return arrive(gate, new AtomicBoolean());
    }

    /** A worker comes, and is waiting when this returns. */
    private Worker arrive(MemoryGate at, AtomicBoolean stopped) throws InterruptedException {
        Worker worker = new Worker(new FutureTask<>(() -> at.enter(stopped::get)));
        workers.add(worker);
        worker.thread.start();
        settle();
        return worker;
    }

    private void tick() throws InterruptedException {
        tick(MemoryGate.POLL);
    }

    /** Time goes on; when this returns, everybody has looked as often as they do in that time. */
    private void tick(Duration span) throws InterruptedException {
        for (Duration gone = Duration.ZERO; gone.compareTo(span) < 0; gone = gone.plus(MemoryGate.POLL)) {
            time.advance(MemoryGate.POLL);
            settle();
        }
    }

    private void settle() throws InterruptedException {
        time.awaitPausing(() ->
                workers.stream().filter(worker -> !worker.attempt.isDone()).count());
    }

    private List<Worker> inside() {
        return workers.stream()
                .filter(worker -> worker.attempt.state() == FutureTask.State.SUCCESS)
                .filter(worker -> worker.attempt.resultNow())
                .toList();
    }

    /** One thread that wants to pass. */
    private static final class Worker {
        private final FutureTask<Boolean> attempt;
        private final Thread thread;

        Worker(FutureTask<Boolean> attempt) {
            this.attempt = attempt;
            this.thread = Thread.ofPlatform().daemon().unstarted(attempt);
        }

        boolean isWaiting() {
            return !attempt.isDone();
        }

        boolean result() throws Exception {
            try {
                return attempt.get(20, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            } catch (TimeoutException e) {
                throw new AssertionError("still waits", e);
            }
        }
    }

    /** Something large that is gone when it was dropped and then collected. */
    private static final class Buffer {
        private byte @Nullable [] bytes = new byte[1 << 20];
        private final WeakReference<byte[]> seen = new WeakReference<>(bytes);

        boolean isGone() {
            return seen.get() == null;
        }
    }
}
