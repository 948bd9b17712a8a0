package org.lastfmwallpaper.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastfmwallpaper.archive.Wallpapers.LEVEL;
import static org.lastfmwallpaper.archive.Wallpapers.dense;
import static org.lastfmwallpaper.archive.Wallpapers.flip;
import static org.lastfmwallpaper.archive.Wallpapers.loose;
import static org.lastfmwallpaper.archive.Wallpapers.name;
import static org.lastfmwallpaper.archive.Wallpapers.shard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.Wallpaper;

/** What counts as done, as whole, and what is found. */
class WallpaperArchiveTest {
    private static final byte[] REPORT = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path first;
    private Path second;
    private WallpaperArchive archive;

    @BeforeEach
    void open() throws IOException {
        first = folder.resolve("shards").resolve("plan-0001-01.shard");
        second = folder.resolve("shards").resolve("plan-0001-02.shard");
        Files.createDirectories(folder.resolve("shards"));
        archive = again();
    }

    private WallpaperArchive again() {
        return new WallpaperArchive(folder.resolve("shards"), folder.resolve("wallpapers.zip"));
    }

    @Test
    void nothingIsDoneBeforeTheFirstShard() throws IOException {
        Files.delete(folder.resolve("shards"));
        assertThat(archive.done()).isEmpty();
        assertThat(archive.verified()).isEmpty();
        assertThat(archive.find(1)).isEmpty();
    }

    @Test
    void theRanksOfEveryShardAreDone() throws IOException {
        shard(first, dense(1), loose(3));
        shard(second, dense(2));
        Files.writeString(folder.resolve("shards").resolve("plan-0001-03.other"), "not a shard");

        assertThat(archive.done()).containsExactly(1, 2, 3);
        assertThat(archive.verified()).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsAppendedIsDoneAtTheNextLook() throws IOException {
        try (ArchiveShard shard = ArchiveShard.open(first, null, LEVEL)) {
            for (int rank = 1; rank <= 20; rank++) {
                shard.append(rank % 2 == 0 ? dense(rank) : loose(rank));
                assertThat(archive.done()).hasSize(rank).contains(rank);
            }
        }
    }

    @Test
    void anEntryIsDoneOnlyWithItsLastByte() throws IOException {
        long before = Files.size(shard(first, dense(1)));
        byte[] bytes = Files.readAllBytes(shard(first, dense(2)));
        Files.write(first, Arrays.copyOf(bytes, (int) before));

        for (int length = (int) before; length < bytes.length; length++) {
            assertThat(archive.done()).as("%s bytes", length).containsExactly(1);
            assertThat(archive.verified()).as("%s bytes", length).containsExactly(1);
            Files.write(first, new byte[] {bytes[length]}, StandardOpenOption.APPEND);
        }
        assertThat(archive.done()).containsExactly(1, 2);
    }

    @Test
    void headersAreReadOnce() throws IOException {
        shard(first, dense(1), dense(2));
        assertThat(archive.done()).containsExactly(1, 2);

        flip(first, 30);
        try (ArchiveShard shard = ArchiveShard.open(second, null, LEVEL)) {
            shard.append(dense(3));
        }

        assertThat(archive.done()).as("the first header was not read again").containsExactly(1, 2, 3);
        assertThat(again().done()).containsExactly(3);
    }

    @Test
    void aShardThatGoesBackTakesItsRanksBack() throws IOException {
        long checkpoint = Files.size(shard(first, dense(1)));
        shard(first, dense(2), dense(3));
        assertThat(archive.done()).containsExactly(1, 2, 3);

        ArchiveShard.open(first, checkpoint, LEVEL).close();

        assertThat(archive.done()).containsExactly(1);
    }

    @Test
    void aShardThatWentBackAndGrewAgainBetweenTwoLooksIsReadAgain() throws IOException {
        long checkpoint = Files.size(shard(first, dense(1)));
        shard(first, dense(2));
        assertThat(archive.done()).containsExactly(1, 2);

        try (ArchiveShard shard = ArchiveShard.open(first, checkpoint, LEVEL)) {
            shard.append(dense(4, 500));
            shard.append(dense(5, 500));
        }

        assertThat(archive.done()).containsExactly(1, 4, 5);
    }

    @Test
    void aReplacedShardIsReadAgain() throws IOException {
        shard(first, dense(1));
        assertThat(archive.done()).containsExactly(1);

        Path other = shard(folder.resolve("other"), dense(8));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(first));
        Files.move(other, first, StandardCopyOption.REPLACE_EXISTING);

        assertThat(archive.done()).containsExactly(8);
    }

    @Test
    void aRemovedShardNoLongerCounts() throws IOException {
        shard(first, dense(1));
        shard(second, dense(2));
        assertThat(archive.done()).containsExactly(1, 2);

        Files.delete(first);

        assertThat(archive.done()).containsExactly(2);
    }

    @Test
    @Timeout(60)
    void manyLookWhileOneAppends() throws Exception {
        int last = 200;
        try (ExecutorService threads = Executors.newCachedThreadPool();
                ArchiveShard shard = ArchiveShard.open(first, null, LEVEL)) {
            Future<?> writer = threads.submit(() -> {
                for (int rank = 1; rank <= last; rank++) {
                    shard.append(dense(rank, 20_000));
                }
                return null;
            });
            var watchers = IntStream.range(0, 4)
                    .mapToObj(watcher -> threads.submit(() -> {
                        int seen = 0;
                        while (seen < last) {
                            Set<Integer> done = watcher == 0 ? archive.verified() : archive.done();
                            assertThat(done).hasSizeGreaterThanOrEqualTo(watcher == 0 ? 0 : seen);
                            assertThat(done).isEqualTo(ranks(done.size()));
                            seen = done.size();
                            if (seen > 0) {
                                assertThat(archive.find(seen).orElseThrow().png())
                                        .isEqualTo(dense(seen, 20_000).png());
                            }
                            if (writer.isDone()) {
                                writer.get();
                            }
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> watcher : watchers) {
                watcher.get();
            }
        }
    }

    private static Set<Integer> ranks(int last) {
        return Set.copyOf(IntStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void aDamagedEntryDoesNotCountAndThoseBehindItDo() throws IOException {
        long one = Files.size(shard(first, dense(1)));
        long two = Files.size(shard(first, loose(2)));
        shard(first, dense(3));

        flip(first, two - 20);

        assertThat(archive.done()).as("nobody has looked yet").containsExactly(1, 2, 3);
        assertThat(archive.verified()).containsExactly(1, 3);
        assertThat(archive.done()).containsExactly(1, 3);
        assertThat(archive.find(2)).isEmpty();
        assertThat(archive.find(3)).isPresent();

        flip(first, one - 20);
        assertThat(archive.verified()).containsExactly(3);
        flip(first, two - 20);
        assertThat(archive.verified()).as("each reads all through").containsExactly(2, 3);
        assertThat(archive.done()).containsExactly(2, 3);
    }

    @Test
    void everyFlippedBitOfAnEntryIsNoticed() throws IOException {
        long one = Files.size(shard(first, dense(1)));
        long two = Files.size(shard(first, loose(2)));
        byte[] bytes = Files.readAllBytes(shard(first, dense(3)));

        for (int at = (int) one; at < two; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(first, flipped);
            assertThat(again().verified()).as("flipped at %s", at).contains(1).isSubsetOf(1, 3);
        }
    }

    @Test
    void zerosInTheMiddleDoNotCountNorWhatIsBehindThem() throws IOException {
        long one = Files.size(shard(first, dense(1)));
        long two = Files.size(shard(first, dense(2)));
        byte[] bytes = Files.readAllBytes(shard(first, dense(3)));
        Arrays.fill(bytes, (int) one, (int) two, (byte) 0);
        Files.write(first, bytes);
        shard(second, dense(4));

        assertThat(archive.verified()).containsExactly(1, 4);
        assertThat(archive.done()).containsExactly(1, 4);
    }

    @Test
    void garbageBehindAnEntryDoesNotCount() throws IOException {
        shard(first, dense(1));
        Files.write(first, dense(9, 5_000).png(), StandardOpenOption.APPEND);

        assertThat(archive.done()).containsExactly(1);
        assertThat(archive.verified()).containsExactly(1);
    }

    @Test
    void aWallpaperMadeAgainReplacesADamagedOne() throws IOException {
        flip(first, Files.size(shard(first, dense(1))) - 1);
        assertThat(archive.verified()).isEmpty();

        shard(second, dense(1));

        assertThat(archive.done()).containsExactly(1);
        assertThat(archive.verified()).containsExactly(1);
        assertThat(archive.find(1)).isPresent();
    }

    @Test
    void ofTwoWithOneRankTheFirstWholeOneIsFound() throws IOException {
        shard(second, new Wallpaper(name(1), new byte[] {2}));
        shard(first, new Wallpaper(name(1), new byte[] {1}), new Wallpaper(name(1), new byte[] {3}));

        assertThat(archive.find(1).orElseThrow().png()).containsExactly(1);

        flip(first, firstEnd() - 1);
        assertThat(archive.find(1).orElseThrow().png()).containsExactly(3);
    }

    private long firstEnd() throws IOException {
        return new ShardIndex(first).entries().getFirst().end();
    }

    @Test
    void findsStoredAndDeflatedInShardsAndInTheArchive() throws IOException {
        shard(first, dense(1, 100_000), loose(2));

        for (boolean assembled : new boolean[] {false, true}) {
            if (assembled) {
                archive.assemble(REPORT, archive.done());
            }
            assertFound(dense(1, 100_000), archive.find(1));
            assertFound(loose(2), archive.find(2));
            assertThat(archive.find(3)).isEmpty();
            assertThat(archive.find(0)).isEmpty();
        }
    }

    private static void assertFound(Wallpaper expected, Optional<Wallpaper> found) {
        assertThat(found).isPresent();
        assertThat(found.get().name()).isEqualTo(expected.name());
        assertThat(found.get().png()).isEqualTo(expected.png());
    }

    @Test
    void theArchiveCountsWhenTheShardsAreGone() throws IOException {
        shard(first, IntStream.rangeClosed(1, 20));
        assertThat(archive.done()).hasSize(20);

        archive.assemble(REPORT, archive.done());

        assertThat(archive.done()).isEqualTo(ranks(20));
        assertThat(archive.verified()).isEqualTo(ranks(20));
        assertThat(again().done()).isEqualTo(ranks(20));
    }

    @Test
    @Timeout(60)
    void nothingIsMissedWhileTheArchiveIsAssembled() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int round = 0; round < 20; round++) {
                Files.deleteIfExists(folder.resolve("wallpapers.zip"));
                shard(first, IntStream.rangeClosed(1, 20));
                shard(second, IntStream.rangeClosed(21, 40));
                WallpaperArchive watched = again();
                Future<?> assembling = threads.submit(() -> {
                    watched.assemble(REPORT, watched.done());
                    return null;
                });
                while (!assembling.isDone()) {
                    assertThat(watched.done()).isEqualTo(ranks(40));
                    assertThat(watched.find(40)).isPresent();
                }
                assembling.get();
            }
        }
    }

    @Test
    void aFileThatIsNoArchiveDoesNotCount() throws IOException {
        Files.write(folder.resolve("wallpapers.zip"), dense(1, 5_000).png());
        shard(first, dense(1));

        assertThat(archive.done()).containsExactly(1);
        assertThat(archive.verified()).containsExactly(1);
        assertThat(archive.find(2)).isEmpty();
    }
}
