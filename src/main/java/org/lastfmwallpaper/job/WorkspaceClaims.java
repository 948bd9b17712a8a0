package org.lastfmwallpaper.job;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who works on which workspace, so that two runs never write one.
 *
 * <p>The owner's process is written into the workspace, and a heartbeat beside it. On the same machine the process
 * itself tells alive from dead, at once. From another machine the heartbeat does: its time stamp must go on changing.
 * Only change counts, seen by the watcher's own monotonic clock, so that clocks may differ or jump.
 */
public final class WorkspaceClaims {
    private static final Logger LOG = System.getLogger(WorkspaceClaims.class.getName());
    private static final String OWNER = "owner.json";
    private static final String GUARD = "guard";

    /** How often {@link #beat} is to be called. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** A heartbeat that has not changed for so long has stopped. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    /** One JVM must not lock one file twice, so its threads take turns here first. */
    private static final Object ONE_AT_A_TIME = new Object();

    /**
     * A workspace of ours.
     *
     * @param launched the execution that the server has promised to run
     * @param execution the execution that has begun
     */
    private record Claim(JobWorkspace workspace, OptionalLong launched, OptionalLong execution) {
        static Claim waiting(JobWorkspace workspace) {
            return new Claim(workspace, OptionalLong.empty(), OptionalLong.empty());
        }

        boolean waits() {
            return execution.isEmpty();
        }
    }

    private record Sighting(FileTime beat, long nanos) {}

    private final WorkspaceOwner self;
    private final LongSupplier nanoTime;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

    WorkspaceClaims() {
        this(thisProcess(), System::nanoTime);
    }

    WorkspaceClaims(WorkspaceOwner self, LongSupplier nanoTime) {
        this.self = self;
        this.nanoTime = nanoTime;
    }

    private static WorkspaceOwner thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new WorkspaceOwner(
                hostName(),
                process.pid(),
                process.info().startInstant(),
                UUID.randomUUID().toString());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.log(Level.DEBUG, "this machine does not know its own name; heartbeats will tell its runs apart", e);
            return "unnamed-" + UUID.randomUUID();
        }
    }

    /**
     * Claims a workspace for a run that is about to start.
     *
     * @return false if a living run has it
     */
    boolean claim(JobWorkspace workspace) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel guard = FileChannel.open(
                            workspace.folder().resolve(GUARD), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = guard.lock()) {
                if (!lock.isValid() || isAlive(workspace)) {
                    return false;
                }
                JsonFile.write(owner(workspace), self);
                claims.put(workspace.jobId(), Claim.waiting(workspace));
                return true;
            } catch (NoSuchFileException e) {
                return false; // deleted meanwhile
            }
        }
    }

    /**
     * Makes a run the owner: by the claim that its start made, or by one of its own if it was started elsewhere, such
     * as from the server's console.
     *
     * @return false if another run has the workspace
     */
    public boolean adopt(JobWorkspace workspace, long execution) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            Claim claim = claims.get(workspace.jobId());
            boolean waiting = claim != null && claim.waits();
            if (!waiting && !claim(workspace)) {
                return false;
            }
            claims.put(workspace.jobId(), new Claim(workspace, OptionalLong.of(execution), OptionalLong.of(execution)));
            return true;
        }
    }

    /** Notes which execution the server has promised to run, until it begins. */
    void launched(JobWorkspace workspace, long execution) {
        claims.computeIfPresent(
                workspace.jobId(),
                (jobId, claim) -> claim.waits()
                        ? new Claim(claim.workspace(), OptionalLong.of(execution), OptionalLong.empty())
                        : claim);
    }

    /** The execution of ours that the server runs or is about to run. */
    OptionalLong execution(JobWorkspace workspace) {
        Claim claim = claims.get(workspace.jobId());
        return claim == null ? OptionalLong.empty() : claim.launched();
    }

    /** Whether this execution has begun here and owns the workspace. */
    boolean owns(JobWorkspace workspace, long execution) {
        Claim claim = claims.get(workspace.jobId());
        return claim != null && claim.execution().equals(OptionalLong.of(execution));
    }

    /** Gives a workspace up, if this execution is its owner. */
    public void release(JobWorkspace workspace, long execution) {
        synchronized (ONE_AT_A_TIME) {
            if (owns(workspace, execution)) {
                release(workspace);
            }
        }
    }

    /** Gives a workspace up, unless a run has begun in it. */
    void releaseWaiting(JobWorkspace workspace) {
        synchronized (ONE_AT_A_TIME) {
            if (isWaiting(workspace)) {
                release(workspace);
            }
        }
    }

    /**
     * Gives a workspace up. The next to claim it must find either our name or none, never have his own removed: so the
     * file goes first, and only if it is still ours.
     */
    void release(JobWorkspace workspace) {
        synchronized (ONE_AT_A_TIME) {
            if (!isOurs(workspace)) {
                return;
            }
            try {
                Optional<WorkspaceOwner> owner = JsonFile.read(owner(workspace), WorkspaceOwner.class);
                if (owner.isPresent() && owner.get().application().equals(self.application())) {
                    Files.deleteIfExists(owner(workspace));
                }
            } catch (IOException e) {
                // On a disk that cannot be written it stays; our own name without a claim counts as none.
                LOG.log(Level.WARNING, "cannot remove the owner of job {0}: {1}", workspace.jobId(), e.toString());
            } finally {
                claims.remove(workspace.jobId());
            }
        }
    }

    /** Whether this application runs the job. */
    boolean isOurs(JobWorkspace workspace) {
        return claims.containsKey(workspace.jobId());
    }

    /** Whether a claim waits for its run to begin. */
    boolean isWaiting(JobWorkspace workspace) {
        Claim claim = claims.get(workspace.jobId());
        return claim != null && claim.waits();
    }

    /** Whether this application runs no job. */
    public boolean areNone() {
        return claims.isEmpty();
    }

    /** How many jobs this application runs. */
    public int count() {
        return claims.size();
    }

    /** Keys of the jobs that this application runs. */
    Set<String> ours() {
        return Set.copyOf(claims.keySet());
    }

    /** Whether somebody living works on it, here or elsewhere. */
    boolean isAlive(JobWorkspace workspace) throws IOException {
        if (isOurs(workspace)) {
            return true;
        }
        Optional<WorkspaceOwner> owner = JsonFile.read(owner(workspace), WorkspaceOwner.class);
        if (owner.isEmpty()) {
            sightings.remove(workspace.jobId());
            return false;
        }
        if (owner.get().application().equals(self.application())) {
            return false;
        }
        Optional<Boolean> known = owner.get().lives(self);
        return known.isPresent() ? known.get() : beats(workspace);
    }

    private boolean beats(JobWorkspace workspace) throws IOException {
        FileTime beat;
        try {
            beat = Files.getLastModifiedTime(owner(workspace));
        } catch (NoSuchFileException e) {
            return false; // given up this moment
        }
        long now = nanoTime.getAsLong();
        Sighting seen = sightings.merge(
                workspace.jobId(),
                new Sighting(beat, now),
                (before, latest) -> before.beat().equals(latest.beat()) ? before : latest);
        return now - seen.nanos() < SILENCE.toNanos();
    }

    /** Shows that this application's runs live. Called every {@link #HEARTBEAT}. */
    public void beat() {
        for (Claim claim : claims.values()) {
            try {
                Files.setLastModifiedTime(owner(claim.workspace()), FileTime.from(Instant.now()));
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "cannot show that job {0} is alive: {1}",
                        claim.workspace().jobId(),
                        e.toString());
            }
        }
    }

    private static Path owner(JobWorkspace workspace) {
        return workspace.folder().resolve(OWNER);
    }
}
