package org.lastfmwallpaper.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lastfmwallpaper.archive.Wallpapers.LEVEL;
import static org.lastfmwallpaper.archive.Wallpapers.dense;
import static org.lastfmwallpaper.archive.Wallpapers.flip;
import static org.lastfmwallpaper.archive.Wallpapers.loose;
import static org.lastfmwallpaper.archive.Wallpapers.name;
import static org.lastfmwallpaper.archive.Wallpapers.shard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.Wallpaper;

class ArchiveShardTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheShard() {
        file = folder.resolve("plan-0001-01.shard");
    }

    private long reopened(@Nullable Long checkpoint) throws IOException {
        try (ArchiveShard open = ArchiveShard.open(file, checkpoint, LEVEL)) {
            assertThat(Files.size(file)).isEqualTo(open.length());
            return open.length();
        }
    }

    private static List<StoredEntry> entries(Path shard) throws IOException {
        try (FileChannel channel = FileChannel.open(shard)) {
            return ShardWalk.entries(channel, shard, 0, channel.size());
        }
    }

    @Test
    void anEntryIsAZipEntryWithEverythingInItsHeader() throws IOException {
        Wallpaper wallpaper = dense(7);
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(shard(file, wallpaper))).order(ByteOrder.LITTLE_ENDIAN);

        CRC32 crc = new CRC32();
        crc.update(wallpaper.png());
        assertThat(bytes.getInt(0)).isEqualTo(0x04034b50);
        assertThat(bytes.getShort(6)).as("flags: UTF-8, no data descriptor").isEqualTo((short) 0x0800);
        assertThat(bytes.getShort(8)).as("method").isEqualTo((short) ZipEntry.STORED);
        assertThat(bytes.getInt(10)).as("1980-01-01 00:00").isEqualTo(0x00210000);
        assertThat(bytes.getInt(14)).isEqualTo((int) crc.getValue());
        assertThat(bytes.getInt(18)).isEqualTo(wallpaper.png().length);
        assertThat(bytes.getInt(22)).isEqualTo(wallpaper.png().length);
    }

    @Test
    void othersCanReadAShardAsAStreamOfEntries() throws IOException {
        byte[] bytes = Files.readAllBytes(shard(file, dense(1), loose(2), dense(3)));

        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (Wallpaper wallpaper : List.of(dense(1), loose(2), dense(3))) {
                ZipEntry entry = in.getNextEntry();
                assertThat(entry).isNotNull();
                assertThat(entry.getName()).isEqualTo(wallpaper.name());
                assertThat(in.readAllBytes()).isEqualTo(wallpaper.png());
            }
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void denseContentIsStoredAndLooseContentDeflated() throws IOException {
        Wallpaper largeAndLoose = new Wallpaper(name(3), new byte[1 << 20]);
        shard(file, dense(1), loose(2), largeAndLoose, dense(4, 1 << 20), new Wallpaper(name(5), new byte[0]));

        assertThat(entries(file))
                .extracting(StoredEntry::method)
                .containsExactly(
                        ZipEntry.STORED, ZipEntry.DEFLATED, ZipEntry.DEFLATED, ZipEntry.STORED, ZipEntry.STORED);
    }

    @Test
    void contentThatGainsUnderAHundredthIsStored() throws IOException {
        byte[] almostDense = dense(1, 1 << 20).png();
        Arrays.fill(almostDense, almostDense.length - 500, almostDense.length, (byte) 0);
        byte[] looserByAFiftieth = dense(2, 1 << 20).png();
        for (int at = 0; at < looserByAFiftieth.length; at += 50_000) {
            Arrays.fill(looserByAFiftieth, at, Math.min(at + 2_000, looserByAFiftieth.length), (byte) 0);
        }
        shard(file, new Wallpaper(name(1), almostDense), new Wallpaper(name(2), looserByAFiftieth));

        assertThat(entries(file)).extracting(StoredEntry::method).containsExactly(ZipEntry.STORED, ZipEntry.DEFLATED);
    }

    @Test
    void levelNothingStoresAll() throws IOException {
        try (ArchiveShard shard = ArchiveShard.open(file, null, 0)) {
            shard.append(loose(1));
        }

        assertThat(entries(file)).extracting(StoredEntry::method).containsExactly(ZipEntry.STORED);
    }

    @Test
    void theSameWallpapersGiveTheSameBytes() throws IOException {
        Path again = folder.resolve("plan-0002-01.shard");
        shard(file, dense(1), loose(2), dense(3, 200_000));
        shard(again, dense(1), loose(2), dense(3, 200_000));

        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void goesBackToACheckpointAndOnFromThere() throws IOException {
        long checkpoint = Files.size(shard(file, dense(1), loose(2)));
        shard(file, dense(3), dense(4));

        assertThat(reopened(checkpoint)).isEqualTo(checkpoint);
        shard(file, dense(5));

        assertThat(entries(file)).extracting(StoredEntry::name).containsExactly(name(1), name(2), name(5));
    }

    @Test
    void goesBackToItsVeryBeginning() throws IOException {
        shard(file, dense(1));

        assertThat(reopened(0L)).isZero();
    }

    @Test
    void keepsAllWithoutACheckpoint() throws IOException {
        long length = Files.size(shard(file, dense(1), loose(2)));

        assertThat(reopened(null)).isEqualTo(length);
    }

    @Test
    void aCheckpointWithinAnEntryIsTheEndOfTheOneBefore() throws IOException {
        long one = Files.size(shard(file, dense(1)));
        long two = Files.size(shard(file, dense(2)));
        byte[] bytes = Files.readAllBytes(shard(file, dense(3)));

        for (long checkpoint = one + 1; checkpoint < two; checkpoint++) {
            Files.write(file, bytes);
            assertThat(reopened(checkpoint)).as("checkpoint %s", checkpoint).isEqualTo(one);
        }
    }

    @Test
    void aShardTornAtAnyByteOfItsLastEntryEndsWithTheOneBefore() throws IOException {
        for (Wallpaper last : List.of(dense(2), loose(2))) {
            Files.deleteIfExists(file);
            long before = Files.size(shard(file, dense(1)));
            byte[] bytes = Files.readAllBytes(shard(file, last));

            for (int length = (int) before; length < bytes.length; length++) {
                Files.write(file, Arrays.copyOf(bytes, length));
                assertThat(reopened(null)).as("torn at %s", length).isEqualTo(before);

                Files.write(file, Arrays.copyOf(bytes, length));
                assertThat(reopened((long) bytes.length))
                        .as("torn at %s", length)
                        .isEqualTo(before);
            }
        }
    }

    /** What a power cut leaves: the length is on disk, and the data is not. */
    @Test
    void aLastEntryWhoseEndIsZerosIsCutOff() throws IOException {
        long before = Files.size(shard(file, dense(1)));
        byte[] bytes = Files.readAllBytes(shard(file, dense(2)));

        for (int from = (int) before; from < bytes.length; from++) {
            byte[] zeroed = bytes.clone();
            Arrays.fill(zeroed, from, zeroed.length, (byte) 0);
            if (!Arrays.equals(zeroed, bytes)) {
                Files.write(file, zeroed);
                assertThat(reopened(null)).as("zeros from %s", from).isEqualTo(before);
            }
        }
    }

    @Test
    void aLastEntryWithAnyBitFlippedIsCutOff() throws IOException {
        for (Wallpaper last : List.of(dense(2), loose(2))) {
            Files.deleteIfExists(file);
            long before = Files.size(shard(file, dense(1)));
            byte[] bytes = Files.readAllBytes(shard(file, last));

            for (int at = (int) before; at < bytes.length; at++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << at % 8);
                Files.write(file, flipped);
                assertThat(reopened(null)).as("flipped at %s", at).isEqualTo(before);
            }
        }
    }

    @Test
    void aDamagedEntryTakesNoWholeOneBehindItAlong() throws IOException {
        long one = Files.size(shard(file, dense(1)));
        long length = Files.size(shard(file, dense(2)));
        flip(file, one - 1);

        assertThat(reopened(null)).isEqualTo(length);
    }

    @Test
    void appendsAgainWhereADamagedEndWasCutOff() throws IOException {
        shard(file, dense(1));
        flip(file, Files.size(shard(file, dense(2))) - 1);

        shard(file, dense(3));

        assertThat(entries(file)).extracting(StoredEntry::name).containsExactly(name(1), name(3));
    }

    @Test
    void aFileOfSomethingElseBecomesAnEmptyShard() throws IOException {
        Files.write(file, dense(1, 1_000).png());

        assertThat(reopened(null)).isZero();
    }

    @Test
    void refusesWhatWouldNeverCount() throws IOException {
        try (ArchiveShard shard = ArchiveShard.open(file, null, LEVEL)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shard.append(new Wallpaper("Low - Hey What.png", new byte[1])));
            assertThat(shard.length()).isZero();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ArchiveShard.open(file, -1L, LEVEL));
        assertThatIllegalArgumentException().isThrownBy(() -> ArchiveShard.open(file, null, 10));
    }

    @Test
    void aWriteThatIsInterruptedLeavesOnlyWholeEntries() throws IOException {
        long length;
        try (ArchiveShard shard = ArchiveShard.open(file, null, LEVEL)) {
            shard.append(dense(1));
            length = shard.length();
            Thread.currentThread().interrupt();
            assertThatIOException().isThrownBy(() -> shard.append(dense(2))).withMessageContaining(name(2));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(shard.length()).isEqualTo(length);
        }

        assertThat(reopened(null)).isEqualTo(length);
    }

    /** On a real full disk, where one can be mounted: by root on Linux. */
    @Test
    void aFullDiskLeavesTheShardAsItWas() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()))
                .isZero();
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[100_000]);
            Path full = disk.resolve("plan-0001-01.shard");
            try (ArchiveShard shard = ArchiveShard.open(full, null, LEVEL)) {
                shard.append(dense(1, 50_000));
                long length = shard.length();

                assertThatIOException()
                        .isThrownBy(() -> shard.append(dense(2, 200_000)))
                        .withMessageContaining("No space left on device")
                        .withMessageNotContaining(folder.toString());
                assertThat(shard.length()).isEqualTo(length);
                assertThat(Files.size(full)).isEqualTo(length);

                Files.delete(ballast);
                shard.append(dense(3, 100_000));
            }
            assertThat(entries(full)).extracting(StoredEntry::name).containsExactly(name(1), name(3));
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // there is no such command here
        }
    }
}
