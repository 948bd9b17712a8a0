package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred covers of 3000 pixels in a heap of 256 MiB: {@code mvn -Psoak verify -Dit.test=SmallHeapSoak}. */
class SmallHeapSoak {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHundredAlbumsComplete(boolean nativeCode, @TempDir Path dumps) throws Exception {
        JsonObject job = SmallHeapIT.completes(100, nativeCode, dumps, Duration.ofMinutes(30));

        System.out.printf(
                "native code %s: 100 albums with covers of 3000 pixels in 256 MiB, %d partitions, %s to %s%n",
                nativeCode, job.getJsonArray("partitions").size(), job.getString("created"), job.getString("ended"));
        assertThat(job.getJsonArray("partitions").size()).isLessThan(4);
    }
}
