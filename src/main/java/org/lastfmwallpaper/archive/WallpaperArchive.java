package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.lastfmwallpaper.album.Wallpaper;

/**
 * The finished wallpapers of a run, in its shards and in its ZIP, whichever there are. Where a rank is there twice, the
 * first whole one counts, by the shards' names, then by place; the ZIP comes last. Safe for many threads, while shards
 * grow and while the ZIP is assembled.
 */
public final class WallpaperArchive {
    private static final Logger LOG = System.getLogger(WallpaperArchive.class.getName());

    private static final String SHARD = ".shard";
    private static final String TEMPORARY = ".tmp";
    private static final String REPORT = "report.json";
    private static final int REPORT_LEVEL = 6;

    private final Path shardFolder;
    private final Path zipFile;
    private final Map<Path, ShardIndex> shards = new ConcurrentHashMap<>();
    private final CentralDirectory zip;

    /** What the last reading through found: to be left out until the next. */
    private volatile Set<StoredEntry> damaged = Set.of();

    /**
     * Nothing needs to be there yet.
     *
     * @param shardFolder whose files ending in {@code .shard} are the shards
     * @param zipFile the ZIP, once it is assembled; in a folder that is there
     */
    public WallpaperArchive(Path shardFolder, Path zipFile) {
        this.shardFolder = shardFolder;
        this.zipFile = zipFile;
        this.zip = new CentralDirectory(zipFile);
    }

    /**
     * The ranks of the wallpapers that are there in full length. Cheap: reads only headers, and each only once.
     *
     * @return a set of the caller's own
     */
    public Set<Integer> done() throws IOException {
        return ranks(entries());
    }

    /**
     * The ranks of the wallpapers that are whole: each is read through and its CRC compared. What is found damaged no
     * longer counts as done either.
     *
     * @return a set of the caller's own
     */
    public Set<Integer> verified() throws IOException {
        return ranks(verifiedEntries());
    }

    /** A finished wallpaper, if it is there and whole. */
    public Optional<Wallpaper> find(int rank) throws IOException {
        Optional<Wallpaper> found = firstWhole(entries(), rank);
        // Its shard may have vanished while we looked; then the ZIP, which is there before, has it.
        return found.isPresent() ? found : firstWhole(zip.entries(), rank);
    }

    private static Optional<Wallpaper> firstWhole(List<StoredEntry> entries, int rank) throws IOException {
        for (StoredEntry entry : entries) {
            if (!entry.rank().equals(OptionalInt.of(rank))) {
                continue;
            }
            try (EntryReader reader = EntryReader.open(entry.file())) {
                return Optional.of(new Wallpaper(entry.name(), reader.content(entry)));
            } catch (NoSuchFileException | DamagedEntryException e) {
                LOG.log(Level.DEBUG, "wallpaper {0} is not there: {1}", rank, e.toString());
            }
        }
        return Optional.empty();
    }

    /**
     * Copies wallpapers into the ZIP, by rank, with the report behind them, and removes the shards. The same wallpapers and
     * the same report give the same bytes. The ZIP appears whole or not at all; a call after a crash does what was left to do.
     *
     * @param reportJson the content of {@code report.json}
     * @param ranks of the wallpapers that the report tells of, as {@link #done} gives them
     * @throws DamagedWallpapersException if one of these turns out not to be whole; no shard is removed then, and what is
     *     damaged no longer counts as done
     * @throws IOException if it cannot be written, or would lack a wallpaper that a damaged ZIP had; no shard is
     *     removed then
     */
    public void assemble(byte[] reportJson, Set<Integer> ranks) throws IOException {
        removeAll(list(
                zipFile.resolveSibling("."), name -> name.startsWith(zipName() + ".") && name.endsWith(TEMPORARY)));
        if (!isAssembled()) {
            write(reportJson, ranks);
            damaged = Set.of(); // read back: there is nothing damaged in it
        }
        removeAll(shardFiles());
    }

    /** Nearly always all is whole, and reading back what was written shows it: so nothing is read through before. */
    private void write(byte[] reportJson, Set<Integer> ranks) throws IOException {
        if (writeZip(wanted(entries(), ranks), reportJson)) {
            return;
        }
        if (!writeZip(wanted(verifiedEntries(), ranks), reportJson)) {
            throw new IOException(
                    "of the " + ranks.size() + " wallpapers written to " + zipName() + ", not all could be read back");
        }
    }

    /** For each rank the first entry. */
    private Collection<StoredEntry> wanted(List<StoredEntry> entries, Set<Integer> ranks) throws IOException {
        SortedMap<Integer, StoredEntry> found = firstOfEachRank(entries);
        refuseLoss(found.keySet());
        Set<Integer> missing = new TreeSet<>(ranks);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            throw new DamagedWallpapersException(missing);
        }
        found.keySet().retainAll(ranks);
        return found.values();
    }

    private boolean isAssembled() throws IOException {
        List<StoredEntry> zipped = zip.entries();
        return !zipped.isEmpty()
                && zipped.getLast().name().equals(REPORT)
                && ReadThrough.of(zipped).whole().equals(zipped);
    }

    private void refuseLoss(Set<Integer> ranks) throws IOException {
        Set<Integer> lost = ranks(zip.entries());
        lost.removeAll(ranks);
        if (!lost.isEmpty()) {
            throw new IOException(zipName() + " is damaged, and wallpapers " + lost
                    + " are nowhere else; they must be made again first");
        }
        if (ranks.isEmpty() && zip.entries().isEmpty() && Files.exists(zipFile)) {
            throw new IOException(zipName() + " cannot be understood, and no shard is left to make it again from");
        }
    }

    /** Whether all that was written could be read back; if not, there is no new ZIP. */
    private boolean writeZip(Collection<StoredEntry> entries, byte[] reportJson) throws IOException {
        Path temporary = zipFile.resolveSibling(zipName() + "." + UUID.randomUUID() + TEMPORARY);
        try {
            try (ArchiveWriter writer = ArchiveWriter.create(temporary)) {
                for (StoredEntry entry : entries) {
                    writer.copy(entry);
                }
                writer.add(PackedEntry.deflated(REPORT, reportJson, REPORT_LEVEL));
                writer.finish();
            }
            if (!isWhole(temporary, entries.size() + 1)) {
                return false;
            }
            Files.move(temporary, zipFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(zipFile + " must be on a file system that can move files atomically", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        DurableFolder.forceNameOf(zipFile);
        return true;
    }

    /** The shards are the only other copy, and they are about to go. */
    private static boolean isWhole(Path temporary, int expected) throws IOException {
        return ReadThrough.of(new CentralDirectory(temporary).entries()).whole().size() == expected;
    }

    private static void removeAll(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static Set<Integer> ranks(List<StoredEntry> entries) {
        Set<Integer> ranks = new TreeSet<>();
        entries.forEach(entry -> entry.rank().ifPresent(ranks::add));
        return ranks;
    }

    private static SortedMap<Integer, StoredEntry> firstOfEachRank(List<StoredEntry> entries) {
        SortedMap<Integer, StoredEntry> byRank = new TreeMap<>();
        for (StoredEntry entry : entries) {
            entry.rank().ifPresent(rank -> byRank.putIfAbsent(rank, entry));
        }
        return byRank;
    }

    private List<StoredEntry> entries() throws IOException {
        List<StoredEntry> entries = new ArrayList<>();
        for (ShardIndex shard : shards()) {
            entries.addAll(shard.entries());
        }
        entries.addAll(zip.entries()); // after the shards: it is there before they go
        Set<StoredEntry> leftOut = damaged;
        entries.removeIf(leftOut::contains);
        return entries;
    }

    private List<StoredEntry> verifiedEntries() throws IOException {
        List<StoredEntry> whole = new ArrayList<>();
        Set<StoredEntry> found = new HashSet<>();
        for (ShardIndex shard : shards()) {
            readThrough(shard.entries(), whole, found);
        }
        readThrough(zip.entries(), whole, found);
        damaged = Set.copyOf(found);
        return whole;
    }

    private static void readThrough(List<StoredEntry> entries, List<StoredEntry> whole, Set<StoredEntry> damaged)
            throws IOException {
        ReadThrough read = ReadThrough.of(entries);
        whole.addAll(read.whole());
        for (StoredEntry entry : read.damaged()) {
            LOG.log(Level.WARNING, "{0} in {1} is damaged and does not count", entry.name(), entry.file());
            damaged.add(entry);
        }
    }

    /** By name, which is by plan and by partition. */
    private List<ShardIndex> shards() throws IOException {
        List<Path> files = shardFiles();
        shards.keySet().retainAll(files);
        return files.stream()
                .map(file -> shards.computeIfAbsent(file, ShardIndex::new))
                .toList();
    }

    private List<Path> shardFiles() throws IOException {
        return list(shardFolder, name -> name.endsWith(SHARD));
    }

    private static List<Path> list(Path folder, Predicate<String> wanted) throws IOException {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, file -> wanted.test(String.valueOf(file.getFileName())))) {
            return StreamSupport.stream(found.spliterator(), false)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private String zipName() {
        return String.valueOf(zipFile.getFileName());
    }
}
