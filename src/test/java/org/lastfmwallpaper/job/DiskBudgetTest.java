package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;

class DiskBudgetTest {
    @TempDir
    Path jobs;

    private DiskBudget budget(long bytes) {
        return new DiskBudget(jobs, OptionalLong.of(bytes));
    }

    private void use(int bytes) throws IOException {
        Path folder = Files.createDirectories(jobs.resolve("job/shards"));
        Files.write(folder.resolve("plan-0001-01.shard"), new byte[bytes]);
    }

    @Test
    void everythingInEveryWorkspaceCounts() throws IOException {
        long before = budget(1_000_000).leftBytes();
        use(300_000);

        assertThat(before - budget(1_000_000).leftBytes()).isBetween(300_000L, 350_000L); // and the new folders
    }

    @Test
    void whatIsOverTheBudgetLeavesNothing() throws IOException {
        use(2_000);

        assertThat(budget(1_000).leftBytes()).isZero();
    }

    @Test
    void writingIsRefusedOnceTheBudgetIsUsedUp() throws IOException {
        use(600_000);

        assertThatCode(() -> budget(1_000_000).require(200_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> budget(1_000_000).require(500_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1000000");
    }

    @Test
    void withoutABudgetTheDiskIsTheLimit() throws IOException {
        DiskBudget budget = new DiskBudget(jobs, OptionalLong.empty());

        assertThat(budget.leftBytes())
                .isLessThanOrEqualTo(Files.getFileStore(jobs).getUsableSpace());
        assertThatCode(() -> budget.require(1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> budget.require(Files.getFileStore(jobs).getTotalSpace()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("left alone");
    }

    @Test
    void aJobNeedsRoomForItsShardsAndItsArchive() {
        WallpaperRequest request =
                new WallpaperRequest("RJ", Period.OVERALL, 60, 1920, 1080, WallpaperStyle.BLUR, CaptionStyle.TITLE);

        assertThat(DiskBudget.neededBytes(request)).isEqualTo((long) (2 * 60 * 0.75 * 1920 * 1080));
    }
}
