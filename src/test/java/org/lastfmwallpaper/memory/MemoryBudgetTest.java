package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBudgetTest {
    private static final long MIB = 1L << 20;
    private static final long LOW_MEMORY_BYTES = 2048 * MIB;
    private static final MemoryBudget BUDGET =
            new MemoryBudget(MemoryBudget.DEFAULT_BYTES_PER_WORKER, LOW_MEMORY_BYTES, 4);

    /** The README's table, row by row, with the default settings. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            available MiB | left in the heap MiB | cores | albums asked | workers | albums made | low memory
              512         |  128                 | 4     |   50         | 1       |   20        | true
             2047         | 1024                 | 8     |   50         | 1       |   20        | true
             2047         | 1024                 | 8     |    7         | 1       |    7        | true
             2048         | 1024                 | 8     |   50         | 4       |   50        | false
             8192         | 2048                 | 1     |   50         | 1       |   50        | false
             8192         | 2048                 | 2     |   50         | 4       |   50        | false
             8192         | 2048                 | 4     |    2         | 2       |    2        | false
             8192         | 2048                 | 8     | 1000         | 4       | 1000        | false
             8192         |  768                 | 8     |   50         | 4       |   50        | false
             8192         |  767                 | 8     |   50         | 3       |   50        | false
             8192         |  448                 | 8     |   50         | 2       |   50        | false
             8192         |  128                 | 8     |   50         | 1       |   50        | false
            """)
    void theReadmesTable(
            long availableMib, long heapMib, int cores, int asked, int workers, int made, boolean lowMemory) {
        MemoryReading reading = new MemoryReading(16_384 * MIB, availableMib * MIB, heapMib * MIB, 0.5, "machine");

        assertThat(BUDGET.lowMemory(reading.availableBytes())).isEqualTo(lowMemory);
        assertThat(BUDGET.limit(asked, reading.availableBytes())).isEqualTo(made);
        assertThat(BUDGET.workers(reading, cores, made)).isEqualTo(workers);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 10, 1",
        "287, 4, 10, 1",
        "288, 4, 10, 1",
        "447, 4, 10, 1",
        "448, 4, 10, 2",
        "100000, 4, 10, 10",
        "100000, 4, 1000, 64",
        "100000, 4, 0, 1",
        "100000, 0, 10, 1",
        "-1, 4, 10, 1"
    })
    void withoutLowMemoryModeHeadroomAloneDecides(long availableMib, int cores, int albums, int workers) {
        MemoryBudget generous = new MemoryBudget(MemoryBudget.DEFAULT_BYTES_PER_WORKER, 0, 64);

        assertThat(generous.workers(availableMib * MIB, cores, albums)).isEqualTo(workers);
    }

    @Test
    void aSmallHeapOnALargeMachineIsNotLowMemory() {
        MemoryReading reading = new MemoryReading(16_384 * MIB, 8192 * MIB, 512 * MIB, 0.5, "heap");

        assertThat(BUDGET.workers(reading, 4, 50)).isEqualTo(2);
        assertThat(BUDGET.workers(reading.headroomBytes(), 4, 50)).isEqualTo(1);
    }

    @Test
    void noHeadroomIsTooLargeToCount() {
        assertThat(new MemoryBudget(1, 0, 64).workers(Long.MAX_VALUE, 4, 1000)).isEqualTo(64);
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(1, 0, 0));
    }
}
