package org.lastfmwallpaper.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of all workspaces. */
public final class JobWorkspaces {
    private static final Logger LOG = System.getLogger(JobWorkspaces.class.getName());

    /** 128 random bits in URL-safe text: who knows it may see the job. */
    private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    private static final int JOB_ID_BYTES = 16;
    private static final String DELETED = ".deleted-";

    private final Path jobs;
    private final int zipLevel;
    private final WorkspaceClaims claims;
    private final DiskBudget disk;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, JobWorkspace> open = new ConcurrentHashMap<>();

    /**
     * Opens the folder, and makes it if need be.
     *
     * @param home the operator's {@code WALLPAPER_HOME}
     * @param zipLevel how hard entries are compressed, 0 to 9
     * @param diskBudget the most bytes that all workspaces together may hold, if there is such a limit
     * @throws UncheckedIOException if the folder cannot be made
     */
    public JobWorkspaces(Path home, int zipLevel, OptionalLong diskBudget) {
        this.jobs = home.resolve("jobs");
        this.zipLevel = zipLevel;
        this.claims = new WorkspaceClaims();
        this.disk = new DiskBudget(jobs, diskBudget);
        try {
            Files.createDirectories(jobs);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make " + jobs + "; set WALLPAPER_HOME to a folder that can be written", e);
        }
    }

    JobWorkspace create(StoredRequest request) throws IOException {
        return create(request, Optional.empty());
    }

    /** Makes a workspace, whose job waits for its turn if it is given a place in the queue. */
    JobWorkspace create(StoredRequest request, Optional<JobWorkspace.Queued> place) throws IOException {
        byte[] key = new byte[JOB_ID_BYTES];
        random.nextBytes(key);
        String jobId = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        JobWorkspace workspace = new JobWorkspace(jobId, jobs.resolve(jobId), zipLevel);
        workspace.create(request, place);
        open.put(jobId, workspace);
        return workspace;
    }

    static boolean isJobId(String name) {
        return JOB_ID.matcher(name).matches();
    }

    /** Whether a folder's name says that it was a workspace and is being removed. */
    static boolean isBeingDeleted(String name) {
        return name.startsWith(DELETED) && isJobId(name.substring(DELETED.length()));
    }

    /** The workspace with this key, if there is one. Text that is no key at all never reaches the file system. */
    public Optional<JobWorkspace> find(String jobId) {
        if (!isJobId(jobId)) {
            return Optional.empty();
        }
        Path folder = jobs.resolve(jobId);
        if (!Files.isRegularFile(folder.resolve("request.json"))) {
            open.remove(jobId);
            return Optional.empty();
        }
        return Optional.of(open.computeIfAbsent(jobId, id -> new JobWorkspace(id, folder, zipLevel)));
    }

    /**
     * The workspace of a job that runs.
     *
     * @throws IllegalStateException if it is gone
     */
    public JobWorkspace get(String jobId) {
        return find(jobId).orElseThrow(() -> new IllegalStateException("the workspace of job " + jobId + " is gone"));
    }

    /** Every workspace, the newest first. */
    List<JobWorkspace> newestFirst() throws IOException {
        record Dated(JobWorkspace workspace, java.time.Instant created) {}
        List<Dated> found = new ArrayList<>();
        for (Path folder : folders()) {
            Optional<JobWorkspace> workspace = find(folder.getFileName().toString());
            if (workspace.isPresent()) {
                try {
                    workspace
                            .get()
                            .findRequest()
                            .ifPresent(request -> found.add(new Dated(workspace.get(), request.created())));
                } catch (IOException e) {
                    LOG.log(
                            Level.WARNING,
                            "a job is left out of the list: {0}",
                            e.getMessage()); // the others are whole
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Dated::created)
                        .reversed()
                        .thenComparing(dated -> dated.workspace().jobId()))
                .map(Dated::workspace)
                .toList();
    }

    /** Every workspace whose job waits for its turn, in no order. */
    List<JobWorkspace> queued() throws IOException {
        return folders().stream()
                .flatMap(folder -> find(folder.getFileName().toString()).stream())
                .filter(JobWorkspace::isQueued)
                .toList();
    }

    /** Every folder below the one of all workspaces, links left out. */
    List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(jobs)) {
            return folders.filter(folder -> Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Who works on which workspace. */
    public WorkspaceClaims claims() {
        return claims;
    }

    /** How much room is left. */
    public DiskBudget disk() {
        return disk;
    }

    /** Removes a workspace that the caller has claimed: first out of sight in one move, then file by file. */
    void delete(JobWorkspace workspace) throws IOException {
        open.remove(workspace.jobId());
        Path away = jobs.resolve(DELETED + workspace.jobId());
        Files.move(workspace.folder(), away, StandardCopyOption.ATOMIC_MOVE);
        deleteFolder(away);
    }

    static void deleteFolder(Path folder) throws IOException {
        for (Path file : JobWorkspace.deepestFirst(folder)) {
            Files.deleteIfExists(file); // somebody else may sweep the same folder
        }
    }
}
