package org.lastfmwallpaper.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lastfmwallpaper.archive.Wallpapers.dense;
import static org.lastfmwallpaper.archive.Wallpapers.flip;
import static org.lastfmwallpaper.archive.Wallpapers.loose;
import static org.lastfmwallpaper.archive.Wallpapers.name;
import static org.lastfmwallpaper.archive.Wallpapers.shard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.Wallpaper;

/** From shards to the ZIP, whatever comes between. */
class AssembleTest {
    private static final byte[] REPORT = "{\"username\":\"RJ\"}".getBytes(StandardCharsets.UTF_8);

    /** Of the end of central directory, of the report's record in it, and where its CRC is (APPNOTE 4.3.12, 4.3.16). */
    private static final int END_LENGTH = 22;

    private static final long START_OF_DIRECTORY_BEFORE_END = 6;
    private static final int REPORT_LENGTH = 46 + "report.json".length();
    private static final int CRC_AT = 16;

    @TempDir
    Path folder;

    private Path shards;
    private Path zip;
    private WallpaperArchive archive;

    @BeforeEach
    void open() {
        shards = folder.resolve("shards");
        zip = folder.resolve("wallpapers.zip");
        archive = new WallpaperArchive(shards, zip);
    }

    private Path shardFile(int partition) {
        return shards.resolve("plan-0001-%02d.shard".formatted(partition));
    }

    private byte[] assembled(IntStream... partitions) throws IOException {
        Files.deleteIfExists(zip);
        for (int partition = 0; partition < partitions.length; partition++) {
            shard(shardFile(partition + 1), partitions[partition]);
        }
        assemble(REPORT);
        return Files.readAllBytes(zip);
    }

    private void assemble(byte[] report) throws IOException {
        WallpaperArchive fresh = new WallpaperArchive(shards, zip);
        fresh.assemble(report, fresh.done());
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theArchiveHoldsEveryWallpaperByRankAndThenTheReport() throws IOException {
        shard(shardFile(1), loose(3), dense(1, 100_000));
        shard(shardFile(2), dense(2));

        archive.assemble(REPORT, archive.done());

        try (ZipFile read = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(read.entries());
            assertThat(entries).extracting(ZipEntry::getName).containsExactly(name(1), name(2), name(3), "report.json");
            assertThat(entries)
                    .extracting(ZipEntry::getMethod)
                    .containsExactly(ZipEntry.STORED, ZipEntry.STORED, ZipEntry.DEFLATED, ZipEntry.DEFLATED);
            assertThat(entries).extracting(ZipEntry::getTimeLocal).containsOnly(LocalDateTime.of(1980, 1, 1, 0, 0));
            assertThat(entries).extracting(ZipEntry::getExtra).containsOnlyNulls();
            assertThat(content(read, name(1))).isEqualTo(dense(1, 100_000).png());
            assertThat(content(read, name(3))).isEqualTo(loose(3).png());
            assertThat(content(read, "report.json")).isEqualTo(REPORT);
        }
        assertThat(filesIn(shards)).isEmpty();
        assertThat(filesIn(folder)).containsExactly("shards", "wallpapers.zip");
    }

    private static byte[] content(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aThousandWallpapersCanBeReadAsAStreamToo() throws IOException {
        assembled(IntStream.iterate(1000, rank -> rank - 1).limit(500), IntStream.rangeClosed(1, 500));

        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (int rank = 1; rank <= 1000; rank++) {
                ZipEntry entry = in.getNextEntry();
                assertThat(entry).isNotNull();
                assertThat(entry.getName()).isEqualTo(name(rank));
                assertThat(in.readAllBytes()).isEqualTo((rank % 3 == 0 ? loose(rank) : dense(rank)).png());
            }
            assertThat(in.getNextEntry())
                    .isNotNull()
                    .extracting(ZipEntry::getName)
                    .isEqualTo("report.json");
            assertThat(in.readAllBytes()).isEqualTo(REPORT);
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void theSameWallpapersGiveTheSameBytesHoweverTheyWereSpread() throws IOException {
        byte[] one = assembled(IntStream.rangeClosed(1, 30));

        assertThat(assembled(IntStream.rangeClosed(16, 30), IntStream.rangeClosed(1, 15)))
                .isEqualTo(one);
        assertThat(assembled(
                        IntStream.iterate(30, rank -> rank > 0, rank -> rank - 3),
                        IntStream.iterate(29, rank -> rank > 0, rank -> rank - 3),
                        IntStream.iterate(1, rank -> rank < 30, rank -> rank + 3)))
                .isEqualTo(one);
        assertThat(assembled(IntStream.rangeClosed(1, 20), IntStream.rangeClosed(10, 30)))
                .as("some made twice")
                .isEqualTo(one);
    }

    @Test
    void theTimeZoneDoesNotShow() throws IOException {
        TimeZone before = TimeZone.getDefault();
        byte[] here = assembled(IntStream.rangeClosed(1, 3));
        try {
            for (String zone : List.of("Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(assembled(IntStream.rangeClosed(1, 3))).as(zone).isEqualTo(here);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void onlyWholeWallpapersAreCopied() throws IOException {
        long one = Files.size(shard(shardFile(1), dense(1)));
        shard(shardFile(1), dense(2));
        flip(shardFile(1), one - 1);
        shard(shardFile(2), new Wallpaper(name(1), new byte[] {1}));

        archive.assemble(REPORT, archive.done());

        assertThat(archive.verified()).containsExactly(1, 2);
        assertThat(archive.find(1).orElseThrow().png()).containsExactly(1);
    }

    @Test
    void whatTurnsOutToBeDamagedKeepsTheArchiveFromBeingMade() throws IOException {
        shard(shardFile(1), dense(1));
        flip(shard(shardFile(2), dense(2)), Files.size(shardFile(2)) - 1);
        assertThat(archive.done()).as("nothing has been read through").containsExactly(1, 2);

        assertThatExceptionOfType(DamagedWallpapersException.class)
                .isThrownBy(() -> archive.assemble(REPORT, archive.done()))
                .withMessageContaining("[2]");

        assertThat(archive.done()).containsExactly(1);
        assertThat(filesIn(folder)).containsExactly("shards");
        assertThat(filesIn(shards)).hasSize(2);

        shard(shardFile(3), dense(2));
        archive.assemble(REPORT, archive.done());
        assertThat(archive.verified()).containsExactly(1, 2);
    }

    @Test
    void withoutAnyWallpaperThereIsTheReportAlone() throws IOException {
        archive.assemble(REPORT, archive.done());

        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.size()).isEqualTo(1);
            assertThat(content(read, "report.json")).isEqualTo(REPORT);
        }
        assemble("again".getBytes(StandardCharsets.UTF_8));
        assertThat(archive.done()).isEmpty();
        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(content(read, "report.json")).isEqualTo(REPORT);
        }
    }

    @Test
    void aCrashWhileWritingLeavesATemporaryFileThatTheNextCallRemoves() throws IOException {
        byte[] whole = assembled(IntStream.rangeClosed(1, 10));
        Files.delete(zip);
        Files.write(folder.resolve("wallpapers.zip.killed.tmp"), Arrays.copyOf(whole, 1_000));
        Files.write(folder.resolve("albums.json.other.tmp"), new byte[0]);

        assertThat(assembled(IntStream.rangeClosed(1, 10))).isEqualTo(whole);
        assertThat(filesIn(folder)).containsExactly("albums.json.other.tmp", "shards", "wallpapers.zip");
    }

    @Test
    void aCrashBetweenTheMoveAndTheRemovalOfShardsIsFinishedByTheNextCall() throws IOException {
        byte[] whole = assembled(IntStream.rangeClosed(1, 10));
        shard(shardFile(1), IntStream.rangeClosed(1, 5));
        shard(shardFile(2), IntStream.rangeClosed(6, 10));
        FileTime written = Files.getLastModifiedTime(zip);

        assemble("another report".getBytes(StandardCharsets.UTF_8));

        assertThat(Files.readAllBytes(zip)).isEqualTo(whole);
        assertThat(Files.getLastModifiedTime(zip)).isEqualTo(written);
        assertThat(filesIn(shards)).isEmpty();
    }

    @Test
    void aCrashWhileShardsAreRemovedIsFinishedByTheNextCall() throws IOException {
        byte[] whole = assembled(IntStream.rangeClosed(1, 10));
        shard(shardFile(2), IntStream.rangeClosed(6, 10));

        archive.assemble(REPORT, archive.done());

        assertThat(Files.readAllBytes(zip)).isEqualTo(whole);
        assertThat(filesIn(shards)).isEmpty();
    }

    private long dataOf(int rank) throws IOException {
        return new CentralDirectory(zip).entries().get(rank - 1).dataOffset();
    }

    @Test
    void aDamagedArchiveIsMadeAgainWhileItsShardsAreThere() throws IOException {
        byte[] whole = assembled(IntStream.rangeClosed(1, 10));
        int crcOfReport = whole.length - END_LENGTH - REPORT_LENGTH + CRC_AT;
        for (long at : new long[] {dataOf(1), dataOf(9), crcOfReport, whole.length - START_OF_DIRECTORY_BEFORE_END}) {
            flip(zip, at);
            shard(shardFile(1), IntStream.rangeClosed(1, 10));

            archive.assemble(REPORT, archive.done());

            assertThat(Files.readAllBytes(zip)).as("flipped at %s", at).isEqualTo(whole);
        }
    }

    @Test
    void aDamagedArchiveIsMendedByWhatWasMadeAgain() throws IOException {
        byte[] whole = assembled(IntStream.rangeClosed(1, 10));
        flip(zip, dataOf(1));
        assertThat(archive.verified()).doesNotContain(1).hasSize(9);
        assertThatIOException()
                .isThrownBy(() -> archive.assemble(REPORT, archive.done()))
                .withMessageContaining("[1]");
        assertThat(archive.done()).hasSize(9);

        shard(shardFile(1), IntStream.of(1));
        archive.assemble(REPORT, archive.done());

        assertThat(Files.readAllBytes(zip)).isEqualTo(whole);
        assertThat(archive.done()).hasSize(10);
    }

    /** Wherever it is damaged, it is understood or it is not; it never breaks the job's page. */
    @Test
    void aDamagedArchiveNeverBreaksALook() throws IOException {
        byte[] whole = assembled(IntStream.rangeClosed(1, 2));
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(zip, flipped);
            WallpaperArchive damaged = new WallpaperArchive(shards, zip);
            assertThat(damaged.done()).as("flipped at %s", at).hasSizeLessThanOrEqualTo(2);
            assertThat(damaged.verified()).as("flipped at %s", at).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aThreadThatIsToldToStopTakesNoArchiveForDamaged() throws IOException {
        assembled(IntStream.rangeClosed(1, 3));

        Thread.currentThread().interrupt();
        assertThatIOException().isThrownBy(archive::done);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(archive.done()).containsExactly(1, 2, 3);
    }

    @Test
    void anArchiveThatCannotBeUnderstoodIsNotReplacedByNothing() throws IOException {
        Files.write(zip, new byte[1_000]);

        assertThatIOException()
                .isThrownBy(() -> archive.assemble(REPORT, archive.done()))
                .withMessageContaining("wallpapers.zip");
        assertThat(zip).hasBinaryContent(new byte[1_000]);

        shard(shardFile(1), dense(1));
        archive.assemble(REPORT, archive.done());
        assertThat(archive.verified()).containsExactly(1);
    }

    @Test
    void aFullDiskLeavesShardsAndNoArchive() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()))
                .isZero();
        try {
            Path full = disk.resolve("wallpapers.zip");
            WallpaperArchive small = new WallpaperArchive(disk, full);
            shard(disk.resolve("plan-0001-01.shard"), dense(1, 300_000));

            assertThatIOException().isThrownBy(() -> small.assemble(REPORT, small.done()));

            assertThat(filesIn(disk)).containsExactly("plan-0001-01.shard");
            assertThat(small.verified()).containsExactly(1);
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

    @Test
    void moreEntriesThanAnOrdinaryZipCanCountMakeAZip64() throws IOException {
        int last = 65_535;
        Files.createDirectories(shards);
        try (ArchiveShard shard = ArchiveShard.open(shardFile(1), null, 0)) {
            for (int rank = 1; rank <= last; rank++) {
                shard.append(new Wallpaper(Integer.toString(rank), new byte[] {(byte) rank}));
            }
        }

        archive.assemble(REPORT, archive.done());

        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.size()).isEqualTo(last + 1);
            assertThat(content(read, "65535")).containsExactly((byte) 65_535);
        }
        assertThat(archive.done()).hasSize(last);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(bytes.limit() - END_LENGTH - 20))
                .as("Zip64 end of central directory locator")
                .isEqualTo(0x07064b50);
    }

    @Test
    void anOrdinaryArchiveIsNoZip64() throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(assembled(IntStream.rangeClosed(1, 3))).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.getInt(bytes.limit() - END_LENGTH - 20)).isNotEqualTo(0x07064b50);
    }
}
