package org.lastfmwallpaper.job;

import java.io.IOException;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.archive.ArchiveShard;
import org.lastfmwallpaper.archive.DurableFolder;
import org.lastfmwallpaper.archive.WallpaperArchive;

/** The files of one job. Everything that a restart needs is here, and nothing of it is in memory alone. */
public final class JobWorkspace {
    private static final Logger LOG = System.getLogger(JobWorkspace.class.getName());
    private static final String REQUEST = "request.json";
    private static final String ALBUMS = "albums.json";
    private static final String SKIPPED = "skipped.jsonl";
    private static final String EXECUTIONS = "executions.json";
    private static final String PROBLEM = "problem.json";
    private static final String PLAN = "plan.json";
    private static final String MEMORY_RESTARTS = "memory-restarts.json";
    private static final String QUEUED = "queued.json";
    private static final String SHARDS = "shards";

    /** The first may have met the memory that another run held. */
    private static final int RESTARTS_BEFORE_AN_ALBUM_IS_LEFT_OUT = 2;

    private static final String ARCHIVE = "wallpapers.zip";

    private final String jobId;
    private final Path folder;
    private final int zipLevel;
    private final WallpaperArchive archive;

    // How a run ended must be known even when the disk is full or read-only, as that may be why it ended.
    private @Nullable List<RunExecution> unwrittenExecutions;
    private @Nullable RunProblem unwrittenProblem;

    JobWorkspace(String jobId, Path folder, int zipLevel) {
        this.jobId = jobId;
        this.folder = folder;
        this.zipLevel = zipLevel;
        this.archive = new WallpaperArchive(folder.resolve(SHARDS), folder.resolve(ARCHIVE));
    }

    /** The job's key. */
    public String jobId() {
        return jobId;
    }

    Path folder() {
        return folder;
    }

    void create(StoredRequest request) throws IOException {
        create(request, Optional.empty());
    }

    /** Fills a new workspace. The request comes last: a workspace without one never began. */
    void create(StoredRequest request, Optional<Queued> place) throws IOException {
        Files.createDirectories(folder.resolve(SHARDS));
        if (place.isPresent()) {
            joinQueue(place.get());
        }
        JsonFile.write(folder.resolve(REQUEST), request);
    }

    /** What the job was started with. */
    public StoredRequest request() throws IOException {
        return findRequest().orElseThrow(() -> new IOException("the workspace " + folder + " has no request"));
    }

    Optional<StoredRequest> findRequest() throws IOException {
        return JsonFile.read(folder.resolve(REQUEST), StoredRequest.class);
    }

    /** The listener's albums, once they have been fetched. */
    public Optional<List<Album>> albums() throws IOException {
        return JsonFile.read(folder.resolve(ALBUMS), StoredAlbums.class).map(StoredAlbums::albums);
    }

    /** Keeps the listener's albums, so that every restart sees the same list. */
    public void keepAlbums(List<Album> albums) throws IOException {
        writing(() -> JsonFile.write(folder.resolve(ALBUMS), new StoredAlbums(albums)));
    }

    /** Writes down that an album has no wallpaper. */
    public void skip(SkippedAlbum album) throws IOException {
        writing(() -> JsonFile.appendLine(folder.resolve(SKIPPED), album));
    }

    /** The albums that have no wallpaper, by rank, each with its latest reason. */
    public List<SkippedAlbum> skipped() throws IOException {
        Set<Integer> done = archive.done();
        Map<Integer, SkippedAlbum> latest = new HashMap<>();
        JsonFile.readLines(folder.resolve(SKIPPED), SkippedAlbum.class)
                .forEach(album -> latest.put(album.rank(), album));
        return latest.values().stream()
                .filter(album -> !done.contains(album.rank()))
                .sorted((a, b) -> Integer.compare(a.rank(), b.rank()))
                .toList();
    }

    /** The albums that still need work: not whole on disk, and not skipped for good. */
    public List<Album> pending() throws IOException {
        Set<Integer> settled = new TreeSet<>(archive.verified());
        skipped().stream()
                .filter(album -> !album.retryable())
                .map(SkippedAlbum::rank)
                .forEach(settled::add);
        return albums().orElse(List.of()).stream()
                .filter(album -> !settled.contains(album.rank()))
                .toList();
    }

    /**
     * Writes down how the albums are shared out, before any of them is begun.
     *
     * @param ranks for each partition its albums, as {@link RankList} writes them
     * @return the plan's number: one more at each start, so that no start touches an older one's shards
     */
    public synchronized int keepPlan(List<String> ranks) throws IOException {
        int number = plan().map(Plan::number).orElse(0) + 1;
        writing(() -> JsonFile.write(folder.resolve(PLAN), new Plan(number, ranks)));
        return number;
    }

    Optional<Plan> plan() throws IOException {
        return JsonFile.read(folder.resolve(PLAN), Plan.class);
    }

    /**
     * Opens a shard to append to.
     *
     * @param name as the plan names it
     * @param checkpoint the length to go back to, or nothing to keep every whole entry
     */
    public ArchiveShard openShard(String name, @Nullable Serializable checkpoint) throws IOException {
        Files.createDirectories(folder.resolve(SHARDS));
        return ArchiveShard.open(folder.resolve(SHARDS).resolve(name), (Long) checkpoint, zipLevel);
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** What a run cannot write ends it; whoever restarts it is told that it was the disk. */
    private void writing(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            noteProblem(RunProblem.disk("The disk could not be written", e));
            throw e;
        }
    }

    /** What the shards take on disk, in bytes, which the archive will take once more. */
    public long shardBytes() throws IOException {
        return Files.isDirectory(folder.resolve(SHARDS)) ? DiskBudget.bytesIn(folder.resolve(SHARDS)) : 0;
    }

    /** What is finished, whether it is still in shards or already in the archive. */
    public WallpaperArchive archive() {
        return archive;
    }

    /** The archive, once it is there. */
    public Optional<Path> archiveFile() {
        return Optional.of(folder.resolve(ARCHIVE)).filter(Files::isRegularFile);
    }

    /** Every start and restart, oldest first. */
    public synchronized List<RunExecution> executions() throws IOException {
        if (unwrittenExecutions != null) {
            return unwrittenExecutions;
        }
        return JsonFile.read(folder.resolve(EXECUTIONS), StoredExecutions.class)
                .map(StoredExecutions::executions)
                .orElse(List.of());
    }

    /** Writes down a new execution, or how the latest one goes on. */
    synchronized void keepExecution(RunExecution execution) throws IOException {
        List<RunExecution> executions = new ArrayList<>(executions());
        boolean goesOn = !executions.isEmpty()
                && executions.getLast().executionId() == execution.executionId()
                && executions.getLast().started().equals(execution.started());
        if (goesOn) {
            executions.removeLast();
        }
        executions.add(execution);
        unwrittenExecutions = List.copyOf(executions);
        if (isWritten(EXECUTIONS, new StoredExecutions(executions))) {
            unwrittenExecutions = null;
        }
    }

    /** Writes down why the run is about to end; the first reason of a run is the one that counts. */
    public synchronized void noteProblem(RunProblem problem) throws IOException {
        if (problem().isEmpty()) {
            unwrittenProblem = problem;
            if (isWritten(PROBLEM, problem)) {
                unwrittenProblem = null;
            }
        }
    }

    private boolean isWritten(String name, Object value) {
        try {
            JsonFile.write(folder.resolve(name), value);
            return true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} of job {1} is kept in memory alone: {2}", name, jobId, e.toString());
            return false;
        }
    }

    synchronized Optional<RunProblem> problem() throws IOException {
        if (unwrittenProblem != null) {
            return Optional.of(unwrittenProblem);
        }
        return JsonFile.read(folder.resolve(PROBLEM), RunProblem.class);
    }

    synchronized void clearProblem() throws IOException {
        unwrittenProblem = null;
        Files.deleteIfExists(folder.resolve(PROBLEM));
    }

    /** How often the run has started again by itself after memory ended it, since somebody last started it. */
    public MemoryRestarts memoryRestarts() throws IOException {
        return JsonFile.read(folder.resolve(MEMORY_RESTARTS), MemoryRestarts.class)
                .orElse(MemoryRestarts.NONE);
    }

    /** Whether the run has started again by itself and has one worker now: more memory for one album there will not be. */
    public boolean hasBeenTriedAlone() throws IOException {
        return memoryRestarts().count() >= RESTARTS_BEFORE_AN_ALBUM_IS_LEFT_OUT
                && plan().map(plan -> plan.ranks().size()).orElse(0) == 1;
    }

    void keepMemoryRestarts(MemoryRestarts restarts) throws IOException {
        JsonFile.write(folder.resolve(MEMORY_RESTARTS), restarts);
    }

    /** Makes the job wait for its turn, whatever becomes of this server. */
    void joinQueue(Queued place) throws IOException {
        JsonFile.write(folder.resolve(QUEUED), place);
    }

    /** Whether the job waits for its turn, or has just been given it. */
    boolean isQueued() {
        return Files.isRegularFile(folder.resolve(QUEUED));
    }

    /** Since when the job waits, if it does. */
    Optional<Queued> queued() throws IOException {
        return JsonFile.read(folder.resolve(QUEUED), Queued.class);
    }

    void leaveQueue() throws IOException {
        if (Files.deleteIfExists(folder.resolve(QUEUED))) {
            DurableFolder.forceNameOf(folder.resolve(QUEUED)); // or a power cut would put it back
        }
    }

    /** Everything in a folder and the folder itself, deepest first, links not followed; what vanishes meanwhile is left out. */
    static List<Path> deepestFirst(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return goOnIfGone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) throws IOException {
                found.add(inner);
                return e == null ? FileVisitResult.CONTINUE : goOnIfGone(e);
            }
        });
        return found;
    }

    private static FileVisitResult goOnIfGone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    /** The content of {@code albums.json}. */
    public record StoredAlbums(List<Album> albums) {}

    /** The content of {@code executions.json}. */
    public record StoredExecutions(List<RunExecution> executions) {}

    /**
     * The content of {@code memory-restarts.json}.
     *
     * @param count how often the run has started again by itself
     * @param workers the most workers that it may have now
     */
    public record MemoryRestarts(int count, int workers) {
        static final MemoryRestarts NONE = new MemoryRestarts(0, Integer.MAX_VALUE);
    }

    /**
     * The content of {@code queued.json}.
     *
     * @param since when it began to wait; the one that has waited longest is next
     */
    public record Queued(Instant since) {}

    /** The content of {@code plan.json}. */
    public record Plan(int number, List<String> ranks) {}
}
