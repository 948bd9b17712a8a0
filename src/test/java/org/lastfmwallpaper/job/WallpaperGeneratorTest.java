package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.WallpaperGenerator.GeneratedWallpapers;
import org.lastfmwallpaper.lastfm.LastFmException;
import org.lastfmwallpaper.memory.MemoryMonitor;
import org.lastfmwallpaper.memory.MemoryReading;
import org.lastfmwallpaper.memory.MemoryShare;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** The generator in a program without a server. */
class WallpaperGeneratorTest {
    @TempDir
    Path home;

    private LastFmStandIn standIn;
    private WallpaperGenerator generator;

    @BeforeEach
    void open() {
        standIn = LastFmStandIn.start();
        Map<String, String> settings = new HashMap<>(standIn.settings());
        settings.put("WALLPAPER_HOME", home.toString());
        generator = new WallpaperGenerator(WallpaperConfig.of(settings));
    }

    @AfterEach
    void close() {
        generator.close();
        standIn.close();
    }

    @Test
    void picturesAreWrittenIntoAFolderInRankOrder() throws Exception {
        GeneratedWallpapers made = generator.generate("demo", Period.OVERALL, 3);

        assertThat(made.skipped()).isEmpty();
        assertThat(made.folder()).startsWith(home);
        assertThat(made.files()).hasSize(3).allSatisfy(file -> assertThat(file).hasParent(made.folder()));
        assertThat(made.files().stream()
                        .map(file -> file.getFileName().toString().substring(0, 3)))
                .containsExactly("001", "002", "003");
        for (Path file : made.files()) {
            BufferedImage picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth()).isEqualTo(1920);
            assertThat(picture.getHeight()).isEqualTo(1080);
        }
        try (Stream<Path> files = Files.list(made.folder())) {
            assertThat(files).as("nothing but the pictures").hasSize(3);
        }
    }

    @Test
    void albumsWithoutACoverAreNamedWithTheReason() throws Exception {
        GeneratedWallpapers made = generator.generate("coverless", Period.OVERALL, 8);

        assertThat(made.files()).hasSize(3);
        assertThat(made.skipped())
                .hasSize(5)
                .allSatisfy(album -> assertThat(album.reason()).isNotBlank());
    }

    @Test
    void anUnknownListenerIsToldSo() {
        assertThatThrownBy(() -> generator.generate("nobody", Period.OVERALL, 3))
                .isInstanceOf(LastFmException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void aRunThatBeginsDoesNotCountWhatAnEarlierOneLeftInTheHeap() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        Deque<MemoryShare> heaps =
                new ArrayDeque<>(List.of(new MemoryShare(4L << 30, 100L << 20), new MemoryShare(4L << 30, 3L << 30)));
        MemoryMonitor monitor = new MemoryMonitor(
                () -> new MemoryShare(16L << 30, 8L << 30), List::of, heaps::pop, InstantSource.system());

        try (WallpaperGenerator pressed =
                new WallpaperGenerator(WallpaperConfig.of(Map.of()), monitor, RunObserver.NONE)) {
            assertThat(pressed.workersForRun(10)).isEqualTo(4);
        }
        assertThat(heaps).isEmpty();
    }

    @Test
    void memoryIsThereToAskFor() {
        MemoryReading memory = generator.memoryAvailable();

        assertThat(memory.availableBytes()).isBetween(1L, memory.totalBytes());
    }
}
