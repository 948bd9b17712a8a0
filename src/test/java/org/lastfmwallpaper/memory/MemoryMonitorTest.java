package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryMonitorTest {
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private MemoryShare machine = new MemoryShare(1000, 900);
    private final List<MemoryShare> container = new ArrayList<>();
    private MemoryShare heap = new MemoryShare(500, 450);

    private final MemoryMonitor monitor = new MemoryMonitor(() -> machine, () -> container, () -> heap, () -> now);

    @TempDir
    Path folder;

    @Test
    void useIsTheWorstOfMachineContainerAndHeap() {
        machine = new MemoryShare(1000, 400);
        assertThat(read()).isEqualTo(new MemoryReading(1000, 400, 450, 0.6, "machine"));

        container.add(new MemoryShare(800, 200));
        assertThat(read()).isEqualTo(new MemoryReading(800, 200, 450, 0.75, "container"));

        heap = new MemoryShare(500, 100);
        assertThat(read()).isEqualTo(new MemoryReading(800, 200, 100, 0.8, "heap"));
    }

    @Test
    void theTightestContainerCountsForEachFigure() {
        container.add(new MemoryShare(800, 100));
        container.add(new MemoryShare(400, 200));

        assertThat(read()).isEqualTo(new MemoryReading(400, 100, 450, 0.875, "container"));
    }

    @Test
    void aContainerThatMayHaveMoreThanTheMachineHasChangesNothing() {
        container.add(new MemoryShare(5000, 4900));

        assertThat(read()).isEqualTo(new MemoryReading(1000, 900, 450, 0.1, "machine"));
    }

    @Test
    void workersCountOnTheTighterOfMachineAndHeap() {
        assertThat(read().headroomBytes()).isEqualTo(450);

        machine = new MemoryShare(1000, 300);
        assertThat(read().headroomBytes()).isEqualTo(300);
    }

    @Test
    void aReadingIsKeptForAMoment() {
        assertThat(monitor.read().availableBytes()).isEqualTo(900);
        machine = new MemoryShare(1000, 100);

        now = now.plus(MemoryMonitor.FRESH).minusNanos(1);
        assertThat(monitor.read().availableBytes()).isEqualTo(900);
        now = now.plusNanos(1);
        assertThat(monitor.read().availableBytes()).isEqualTo(100);
    }

    @Test
    void aReadingAfterACollectionIsAlwaysANewOneAndIsKept() {
        MemoryMonitor collecting = new MemoryMonitor(
                () -> machine, () -> container, () -> heap, () -> now, () -> heap = new MemoryShare(500, 490));
        assertThat(collecting.read().heapAvailableBytes()).isEqualTo(450);

        assertThat(collecting.readCollected().heapAvailableBytes()).isEqualTo(490);
        assertThat(collecting.read().heapAvailableBytes()).isEqualTo(490);
    }

    @Test
    void aClockThatIsSetBackKeepsNoOldReadingAlive() {
        monitor.read();
        machine = new MemoryShare(1000, 100);
        now = now.minus(Duration.ofDays(1));

        assertThat(monitor.read().availableBytes()).isEqualTo(100);
    }

    @Test
    void thisMachineHasMemory() {
        MemoryReading reading = new MemoryMonitor().read();

        assertThat(reading.totalBytes()).isGreaterThan(64L << 20);
        assertThat(reading.availableBytes()).isBetween(1L, reading.totalBytes());
        assertThat(reading.heapAvailableBytes())
                .isBetween(1L, Runtime.getRuntime().maxMemory());
        assertThat(reading.usedFraction()).isBetween(0.001, 0.999);
    }

    /** With each collector: live objects show, garbage does not for longer than it takes to pass the gate. */
    @ParameterizedTest
    @ValueSource(strings = {"G1GC", "SerialGC", "ParallelGC", "ZGC"})
    void theHeapsUseIsWhatLivesAfterACollection(String collector) throws Exception {
        ChildJvm child = ChildJvm.run(folder, List.of(), List.of("-Xmx64m", "-XX:+Use" + collector), HeapProgram.class);

        assertThat(child.exitValue()).as(child.output()).isZero();
        assertThat(child.figure("begin")).as("before the first collection").isLessThan(0.2);
        assertThat(child.figure("held")).isCloseTo(0.7, within(0.2));
        assertThat(child.figure("passed")).isLessThan(0.2);
    }

    private MemoryReading read() {
        now = now.plus(MemoryMonitor.FRESH);
        return monitor.read();
    }
}
