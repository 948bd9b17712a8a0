package org.lastfmwallpaper.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;

/**
 * Reads how much memory is left to this process. Safe for many threads; a reading is kept for {@link #FRESH}, so asking
 * for each picture costs nothing.
 */
public final class MemoryMonitor {
    /** How long a reading stays good. OSHI itself looks at the machine no more than every 300 ms. */
    public static final Duration FRESH = Duration.ofMillis(200);

    private final Supplier<MemoryShare> machine;
    private final Supplier<List<MemoryShare>> container;
    private final Supplier<MemoryShare> heap;
    private final InstantSource clock;
    private final Runnable collectGarbage;

    private @Nullable MemoryReading last;
    private Instant lastRead = Instant.MIN;

    /** Watches this machine, this process's container and this Java heap. */
    public MemoryMonitor() {
        this(machine(), new ControlGroups()::limits, MemoryMonitor::heap, InstantSource.system(), System::gc);
    }

    /**
     * @param machine the machine's memory
     * @param container the limits of the container and of those around it; empty where there is none
     * @param heap the heap's maximum, and what its live objects leave of it
     * @param clock says when a reading is stale
     */
    public MemoryMonitor(
            Supplier<MemoryShare> machine,
            Supplier<List<MemoryShare>> container,
            Supplier<MemoryShare> heap,
            InstantSource clock) {
        this(machine, container, heap, clock, System::gc);
    }

    MemoryMonitor(
            Supplier<MemoryShare> machine,
            Supplier<List<MemoryShare>> container,
            Supplier<MemoryShare> heap,
            InstantSource clock,
            Runnable collectGarbage) {
        this.machine = machine;
        this.container = container;
        this.heap = heap;
        this.clock = clock;
        this.collectGarbage = collectGarbage;
    }

    /** Memory now, or at most {@link #FRESH} ago. */
    public synchronized MemoryReading read() {
        Instant now = clock.instant();
        MemoryReading reading = last;
        // A clock that was set back must not keep an old reading alive.
        if (reading == null || now.isBefore(lastRead) || !now.isBefore(lastRead.plus(FRESH))) {
            reading = look();
            last = reading;
            lastRead = now;
        }
        return reading;
    }

    /**
     * Memory now, garbage collected first: the heap's figure is otherwise as old as the last collection that looked at all
     * of it, and counts what has died since. Takes as long as a full collection.
     */
    public synchronized MemoryReading readCollected() {
        collectGarbage.run();
        last = null;
        return read();
    }

    private MemoryReading look() {
        MemoryShare whole = machine.get();
        long total = whole.limitBytes();
        long available = whole.availableBytes();
        double used = whole.usedFraction();
        String source = "machine";
        for (MemoryShare limit : container.get()) {
            total = Math.min(total, limit.limitBytes());
            available = Math.min(available, limit.availableBytes());
            if (limit.usedFraction() > used) {
                used = limit.usedFraction();
                source = "container";
            }
        }
        MemoryShare live = heap.get();
        if (live.usedFraction() > used) {
            used = live.usedFraction();
            source = "heap";
        }
        return new MemoryReading(total, available, live.availableBytes(), used, source);
    }

    private static Supplier<MemoryShare> machine() {
        GlobalMemory memory = new SystemInfo().getHardware().getMemory();
        return () -> new MemoryShare(memory.getTotal(), memory.getAvailable());
    }

    /**
     * What was left after each pool's last collection, against the maximum. The momentary figure would count garbage: a
     * healthy heap looks full before each collection. Where a pool holds less by now, that counts.
     *
     * <p>Seen with Temurin 25 at 64 MiB: no pool gives nothing, with G1, Serial, Parallel, ZGC and Shenandoah alike; each
     * gives 0 before its first collection. An old generation's figure is as old as the last collection that looked at it:
     * with G1 a mixed or full one or the pauses of a concurrent cycle, with Serial and Parallel a full one, with ZGC a major
     * cycle. Each of these comes when the heap fills up, so the figure rises in time; after a job it can stay high until
     * somebody collects, which {@link MemoryGate} does.
     */
    static MemoryShare heap() {
        long live = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            if (afterCollection != null) {
                live += Math.min(afterCollection.getUsed(), pool.getUsage().getUsed());
            }
        }
        long limit = Runtime.getRuntime().maxMemory();
        return new MemoryShare(limit, limit - live);
    }
}
