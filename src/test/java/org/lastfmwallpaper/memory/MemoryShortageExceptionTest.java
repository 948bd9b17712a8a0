package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryShortageExceptionTest {
    private static final MemoryReading READING =
            new MemoryReading(1024L << 20, 100L << 20, 300L << 20, 0.9023, "container");

    @Test
    void theMessageSaysWhatWasShortAndHowLong() {
        assertThat(new MemoryShortageException(READING, 0.8, Duration.ofSeconds(30)))
                .hasMessage("memory stayed short for 30 s: the container is 90 % used (threshold 80 %),"
                        + " 100 MiB of 1024 MiB available, 300 MiB left in the heap");
        assertThat(MemoryShortageException.heapUsedUp(7, READING)).hasMessage("the Java heap was used up by album 7");
    }

    /** Batch runtimes write exceptions into their repository, and send them from one server to another. */
    @Test
    void theReadingSurvivesSerialisation() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(MemoryShortageException.heapUsedUp(7, READING));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((MemoryShortageException) in.readObject()).reading()).isEqualTo(READING);
        }
    }
}
