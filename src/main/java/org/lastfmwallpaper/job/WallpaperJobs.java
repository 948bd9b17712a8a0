package org.lastfmwallpaper.job;

import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.JobDescription.PartitionDescription;
import org.lastfmwallpaper.job.JobRefusedException.Reason;
import org.lastfmwallpaper.job.JobWorkspace.MemoryRestarts;
import org.lastfmwallpaper.job.JobWorkspace.Queued;
import org.lastfmwallpaper.memory.MemoryBudget;
import org.lastfmwallpaper.memory.MemoryMonitor;

/** Starts, follows, stops, restarts and removes jobs, over the server's {@link JobOperator}. */
public class WallpaperJobs {
    private static final Logger LOG = System.getLogger(WallpaperJobs.class.getName());

    /** Where so many of those that wait cannot begin, the server cannot start any. */
    private static final int MOST_FAILED_STARTS = 3;

    private final WallpaperConfig config;
    private final JobWorkspaces workspaces;
    private final MemoryMonitor memory;
    private final MemoryBudget budget;
    private final InstantSource clock;
    private final JobQueue queue;

    /** Slots are counted, then taken: one start at a time. */
    private final Object admission = new Object();

    private volatile Runnable whenThereIsRoom = () -> {};
    private volatile boolean closing;
    private final RunObserver observer;

    /** A run's beginning and its end are written down one at a time, by its listener or by whoever finds it ended. */
    private final Object turns = new Object();

    /** Runs that somebody wants to stop: a server that falls over itself while it stops them calls them failed. */
    private final Set<String> askedToStop = ConcurrentHashMap.newKeySet();

    /** How many jobs there are, and some of them. */
    public record Page(List<JobDescription> items, int total) {}

    WallpaperJobs(
            WallpaperConfig config,
            JobWorkspaces workspaces,
            MemoryMonitor memory,
            MemoryBudget budget,
            InstantSource clock,
            RunObserver observer) {
        this.config = config;
        this.workspaces = workspaces;
        this.memory = memory;
        this.budget = budget;
        this.clock = clock;
        this.queue = new JobQueue(workspaces, config.callers().queueLength());
        this.observer = observer;
    }

    /**
     * Starts a job, or makes it wait for its turn while as many run as may.
     *
     * @throws JobRefusedException if the server has no key for Last.fm, cannot write its workspace, or if as many wait as
     *     may
     */
    public JobDescription start(WallpaperRequest asked) {
        if (config.apiKey().isEmpty()) {
            throw new JobRefusedException(
                    Reason.NOT_CONFIGURED,
                    "This server has no key for Last.fm. Its operator gets one at https://www.last.fm/api/account/create and sets LASTFM_API_KEY.");
        }
        int limit = budget.limit(asked.limit(), memory.read().availableBytes());
        WallpaperRequest request = new WallpaperRequest(
                asked.username(), asked.period(), limit, asked.width(), asked.height(), asked.style(), asked.caption());
        try {
            refuseIfTooLarge(request);
            StoredRequest stored = new StoredRequest(request, asked.limit(), clock.instant());
            JobWorkspace workspace;
            synchronized (admission) {
                if (mayStartAtOnce()) {
                    workspace = workspaces.create(stored);
                    launchNew(workspace);
                    return described(workspace);
                }
                queue.refuseIfFull();
                workspace = workspaces.create(stored, Optional.of(new Queued(clock.instant())));
                queue.changed();
            }
            startWaiting();
            return described(workspace);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Whether nobody waits who would be passed over, and there is room for one more. */
    private boolean mayStartAtOnce() throws IOException {
        return hasRoom() && queue.oldestFirst().isEmpty();
    }

    private boolean hasRoom() {
        return workspaces.claims().count() < config.callers().maxJobs();
    }

    /** What is to be done, soon and on another thread, when a run has ended: {@link #startWaiting}. */
    void whenThereIsRoom(Runnable callback) {
        whenThereIsRoom = callback;
    }

    /** Not while the server stops: nobody takes work on any more, and a run's end must not fail for it. */
    private void sayThereIsRoom() {
        if (!closing) {
            whenThereIsRoom.run();
        }
    }

    /** From now on none of the jobs that wait begins: the server is about to stop. */
    void closeQueue() {
        closing = true;
    }

    /** Starts jobs that wait, the oldest first, while there is room. One that does not start keeps its place. */
    void startWaiting() throws IOException {
        synchronized (admission) {
            List<JobWorkspace> waiting = queue.oldestFirst();
            if (waiting.isEmpty()) {
                return;
            }
            for (String jobId : workspaces.claims().ours()) {
                Optional<JobWorkspace> ours = workspaces.find(jobId);
                if (ours.isPresent()) {
                    reap(ours.get()); // it may have ended without a word
                }
            }
            int failures = 0;
            for (JobWorkspace next : waiting) {
                if (closing || !hasRoom() || failures == MOST_FAILED_STARTS) {
                    return;
                }
                failures += isStarted(next) ? 0 : 1;
            }
        }
    }

    private boolean isStarted(JobWorkspace waiting) {
        try {
            startInTurn(waiting);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "job " + waiting.jobId() + " cannot begin although its turn has come", e);
            return false;
        } finally {
            queue.changed();
        }
    }

    /** Several servers may look at one queue: the claim says who starts the job, and the queue whether it is to be. */
    private void startInTurn(JobWorkspace waiting) throws IOException {
        if (!workspaces.claims().claim(waiting)) {
            return;
        }
        boolean launching = false;
        try {
            if (waiting.isQueued()) {
                launching = true;
                launch(waiting, latestBegun(waiting), JobWorkspace::memoryRestarts);
            }
        } finally {
            if (!launching) {
                workspaces.claims().release(waiting);
            }
        }
    }

    /** A start that fails leaves nothing behind: its caller was told that there is no job. */
    private void launchNew(JobWorkspace workspace) throws IOException {
        boolean launched = false;
        try {
            claim(workspace);
            launch(workspace, Optional.empty(), created -> MemoryRestarts.NONE);
            launched = true;
        } finally {
            if (!launched) {
                workspaces.delete(workspace);
            }
        }
    }

    private void refuseIfTooLarge(WallpaperRequest request) throws IOException {
        long needed = DiskBudget.neededBytes(request);
        long left = workspaces.disk().leftBytes();
        if (needed > left) {
            throw new JobRefusedException(
                    Reason.NO_ROOM,
                    "%d wallpapers of %d x %d need about %d MB while they are made, and this server has %d MB left. Ask for fewer or smaller ones, or remove finished runs."
                            .formatted(
                                    request.limit(),
                                    request.width(),
                                    request.height(),
                                    needed / 1_000_000,
                                    left / 1_000_000));
        }
    }

    private static JobRefusedException unwritable(IOException cause) {
        LOG.log(Level.ERROR, "the folder of the workspaces cannot be used", cause);
        return new JobRefusedException(
                Reason.UNAVAILABLE, "The server cannot write to its disk. Its operator finds the cause in the log.");
    }

    /**
     * Goes on with a job that failed or was stopped.
     *
     * @throws JobRefusedException if there is none, or it runs, or it is complete
     */
    public JobDescription restart(String jobId) {
        return restart(jobId, true, workspace -> MemoryRestarts.NONE);
    }

    /** Goes on by itself with a job that memory ended, with one worker less than the last time. */
    JobDescription restartAfterMemory(String jobId) {
        return restart(jobId, false, workspace -> {
            int workers = workspace.plan().map(plan -> plan.ranks().size()).orElse(1);
            MemoryRestarts next = new MemoryRestarts(workspace.memoryRestarts().count() + 1, Math.max(1, workers - 1));
            LOG.log(
                    Level.INFO,
                    "job {0} starts again by itself, as there is memory again: {1} of {2}, with {3} workers at most",
                    jobId,
                    next.count(),
                    AutomaticRestarts.MOST,
                    next.workers());
            return next;
        });
    }

    /** Goes on with a job if the process that ran it is gone. */
    void restartIfInterrupted(String jobId) {
        if (describe(jobId).exitStatus().filter(RunProblem.INTERRUPTED::equals).isPresent()) {
            LOG.log(Level.INFO, "job {0} was interrupted and starts again", jobId);
            restart(jobId, false, workspace -> MemoryRestarts.NONE);
        }
    }

    /** What a restart writes into the workspace once it has claimed it. */
    @FunctionalInterface
    private interface Preparation {
        MemoryRestarts of(JobWorkspace workspace) throws IOException;
    }

    /** What restarts by itself is let into the queue even if that is full: nobody is there to be told to try again. */
    private JobDescription restart(String jobId, boolean mayBeRefused, Preparation preparation) {
        JobWorkspace workspace = existing(jobId);
        try {
            JobDescription before = described(workspace);
            if (!before.restartable()) {
                throw wrongState(before, "be restarted: only a run that failed or was stopped can");
            }
            synchronized (admission) {
                boolean atOnce = mayStartAtOnce();
                claim(workspace);
                refuseIfOutOfDate(workspace);
                if (atOnce) {
                    launch(workspace, latestBegun(workspace), preparation);
                    return described(workspace);
                }
                joinQueue(workspace, mayBeRefused, preparation);
            }
            startWaiting();
            return described(workspace);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void claim(JobWorkspace workspace) throws IOException {
        if (!workspaces.claims().claim(workspace)) {
            if (workspaces.find(workspace.jobId()).isEmpty()) {
                throw unknown(workspace.jobId()); // removed meanwhile
            }
            throw new JobRefusedException(Reason.WRONG_STATE, "The run is going already. Wait for it, or stop it.");
        }
    }

    /** Between our look and our claim somebody else may have restarted it, and it may have ended. */
    private void refuseIfOutOfDate(JobWorkspace workspace) throws IOException {
        boolean restartable = false;
        try {
            boolean completed = latest(workspace)
                    .filter(execution -> execution.status() == BatchStatus.COMPLETED)
                    .isPresent();
            if (completed || workspace.isQueued()) {
                throw new JobRefusedException(
                        Reason.WRONG_STATE,
                        completed ? "The run has just completed." : "The run waits for its turn already.");
            }
            restartable = true;
        } finally {
            if (!restartable) {
                workspaces.claims().release(workspace);
            }
        }
    }

    /** Makes a claimed job wait for its turn, and gives the claim back. */
    private void joinQueue(JobWorkspace workspace, boolean mayBeRefused, Preparation preparation) throws IOException {
        try {
            if (mayBeRefused) {
                queue.refuseIfFull();
            }
            workspace.keepMemoryRestarts(preparation.of(workspace));
            workspace.clearProblem();
            workspace.joinQueue(new Queued(clock.instant()));
        } finally {
            workspaces.claims().release(workspace);
            queue.changed();
        }
    }

    /** Takes a job out of the queue; false if it does not wait any more, as its turn has come this moment. */
    private boolean leavesQueue(JobWorkspace workspace) throws IOException {
        if (!workspace.isQueued() || !workspaces.claims().claim(workspace)) {
            return false;
        }
        try {
            Optional<Queued> place = workspace.queued();
            if (place.isEmpty()) {
                return false;
            }
            workspace.keepExecution(RunExecution.stoppedInQueue(place.get().since(), clock.instant()));
            workspace.leaveQueue();
            LOG.log(Level.INFO, "job {0} was stopped before its turn came", workspace.jobId());
            return true;
        } finally {
            workspaces.claims().release(workspace);
            queue.changed();
        }
    }

    /** Hands the job to the batch runtime; the claim is given back if that fails. */
    private void launch(JobWorkspace workspace, Optional<RunExecution> before, Preparation preparation)
            throws IOException {
        boolean launched = false;
        try {
            workspace.keepMemoryRestarts(preparation.of(workspace));
            workspace.clearProblem();
            JobOperator operator = BatchRuntime.getJobOperator();
            JobParameters parameters = new JobParameters(
                    workspace.jobId(), workspace.request().request().username());
            long execution = before.filter(last -> isKnown(operator, workspace, last))
                    .map(last -> restart(operator, last, parameters))
                    .orElseGet(() -> operator.start(JobParameters.JOB_NAME, parameters.toProperties()));
            workspaces.claims().launched(workspace, execution);
            LOG.log(Level.INFO, "job {0} starts as execution {1}", workspace.jobId(), Long.toString(execution));
            launched = true;
        } catch (RuntimeException e) { // not always JSR-352's own: each runtime has others for a database that is away
            LOG.log(
                    Level.ERROR,
                    "the server's job repository cannot be used, so job " + workspace.jobId()
                            + " does not start: see that its database runs and can be reached",
                    e);
            throw new JobRefusedException(
                    Reason.UNAVAILABLE,
                    "The server's job repository cannot be used. Nothing that was made is lost; its operator finds the cause in the log.");
        } finally {
            if (!launched) {
                workspaces.claims().releaseWaiting(workspace);
            }
        }
    }

    /** An in-memory repository begins again at 1: an id counts only if it still stands for this very job. */
    private static boolean isKnown(JobOperator operator, JobWorkspace workspace, RunExecution execution) {
        try {
            return workspace
                    .jobId()
                    .equals(operator.getParameters(execution.executionId()).getProperty(JobParameters.JOB_ID));
        } catch (NoSuchJobExecutionException e) {
            return false;
        } catch (RuntimeException e) {
            // JBatch: a NullPointerException where a kill kept it from writing the execution down whole.
            LOG.log(
                    Level.INFO,
                    "the server does not understand its execution {0}: {1}",
                    Long.toString(execution.executionId()),
                    e.toString());
            return false;
        }
    }

    /** Where the server takes a dead run for a living one, a new instance goes on in the same workspace. */
    private static long restart(JobOperator operator, RunExecution last, JobParameters parameters) {
        try {
            return operator.restart(last.executionId(), parameters.toProperties());
        } catch (RuntimeException e) { // not always the one that JSR-352 names
            LOG.log(
                    Level.INFO,
                    "the server does not restart execution {0} ({1}); job {2} goes on as a new instance",
                    Long.toString(last.executionId()),
                    e.toString(),
                    parameters.jobId());
            return operator.start(JobParameters.JOB_NAME, parameters.toProperties());
        }
    }

    /**
     * Asks a job to stop once the albums in hand are done, or takes it out of the queue.
     *
     * @throws JobRefusedException if there is none, or it does not run here
     */
    public JobDescription stop(String jobId) {
        JobWorkspace workspace = existing(jobId);
        try {
            if (leavesQueue(workspace)) {
                return describe(jobId);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        JobDescription before = describe(jobId);
        if (!before.running()) {
            throw wrongState(before, "be stopped: it does not run");
        }
        OptionalLong execution = workspaces.claims().execution(workspace);
        if (execution.isEmpty()) {
            throw wrongState(
                    before,
                    workspaces.claims().isWaiting(workspace)
                            ? "be stopped: it is about to begin; ask again in a moment"
                            : "be stopped from here: another server runs it");
        }
        askedToStop.add(jobId);
        try {
            BatchRuntime.getJobOperator().stop(execution.getAsLong());
        } catch (JobExecutionNotRunningException e) {
            askedToStop.remove(jobId);
            throw wrongState(describe(jobId), "be stopped: it has just ended");
        } catch (NoSuchJobExecutionException e) {
            askedToStop.remove(jobId);
            throw wrongState(before, "be stopped from here: another server runs it");
        } catch (RuntimeException e) {
            // JBatch falls over a step that is just beginning; mostly it has noted before that the job is to stop.
            if (!isStopping(jobId)) {
                askedToStop.remove(jobId);
                LOG.log(Level.WARNING, "the server could not stop job " + jobId, e);
                throw wrongState(before, "be stopped at this very moment: ask again");
            }
            LOG.log(Level.DEBUG, "the server stops job {0}, although it says {1}", jobId, e.toString());
        }
        return describe(jobId);
    }

    /** Whether somebody has asked the job to stop, and it has not stopped yet. */
    public boolean isStopping(String jobId) {
        try {
            return standing(existing(jobId)).status() == BatchStatus.STOPPING;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the workspace of job " + jobId, e);
        }
    }

    /**
     * Removes a job with all that it made.
     *
     * @throws JobRefusedException if there is none, or it runs
     */
    public void delete(String jobId) {
        JobWorkspace workspace = existing(jobId);
        try {
            reap(workspace);
            if (!workspaces.claims().claim(workspace)) {
                throw wrongState(describe(jobId), "be removed while it runs: stop it first");
            }
            try {
                if (workspace.isQueued()) {
                    throw wrongState(describe(jobId), "be removed while it waits for its turn: stop it first");
                }
                workspaces.delete(workspace);
            } finally {
                workspaces.claims().release(workspace);
                sayThereIsRoom(); // our claim may have looked like a run
            }
        } catch (NoSuchFileException e) {
            throw unknown(jobId); // somebody else removed it
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove job " + jobId, e);
        }
    }

    /**
     * How a job stands.
     *
     * @throws JobRefusedException if there is none
     */
    public JobDescription describe(String jobId) {
        return described(existing(jobId));
    }

    private JobDescription described(JobWorkspace workspace) {
        try {
            return describe(workspace);
        } catch (IOException e) {
            if (workspaces.find(workspace.jobId()).isEmpty()) {
                throw unknown(workspace.jobId()); // removed while we looked
            }
            throw new UncheckedIOException("cannot read the workspace of job " + workspace.jobId(), e);
        }
    }

    /** The jobs from {@code offset} on, newest first. */
    public Page list(int offset, int limit) {
        try {
            List<JobWorkspace> all = workspaces.newestFirst();
            return new Page(
                    all.stream()
                            .skip(offset)
                            .limit(limit)
                            .flatMap(workspace -> describeIfThere(workspace).stream())
                            .toList(),
                    all.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the jobs", e);
        }
    }

    private Optional<JobDescription> describeIfThere(JobWorkspace workspace) {
        try {
            return Optional.of(describe(workspace.jobId()));
        } catch (JobRefusedException e) {
            return Optional.empty(); // removed while we listed
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "job " + workspace.jobId() + " is left out of the list", e); // the others are whole
            return Optional.empty();
        }
    }

    /**
     * A finished wallpaper's PNG.
     *
     * @throws JobRefusedException if there is no such job
     */
    public Optional<org.lastfmwallpaper.album.Wallpaper> wallpaper(String jobId, int rank) {
        try {
            return existing(jobId).archive().find(rank);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read wallpaper " + rank + " of job " + jobId, e);
        }
    }

    /**
     * The archive of a job.
     *
     * @throws JobRefusedException if there is no such job, or no archive yet
     */
    public Path archive(String jobId) {
        return existing(jobId)
                .archiveFile()
                .orElseThrow(() -> wrongState(describe(jobId), "be downloaded: its archive is not there yet"));
    }

    private JobWorkspace existing(String jobId) {
        return workspaces.find(jobId).orElseThrow(() -> unknown(jobId));
    }

    private static JobRefusedException unknown(String jobId) {
        return new JobRefusedException(
                Reason.UNKNOWN_JOB,
                "There is no job '" + jobId + "'. It may have been removed when its time was over.");
    }

    private static JobRefusedException wrongState(JobDescription job, String what) {
        return new JobRefusedException(Reason.WRONG_STATE, "The run is " + job.status() + " and cannot " + what + ".");
    }

    private static Optional<RunExecution> latest(JobWorkspace workspace) throws IOException {
        return workspace.executions().reversed().stream().findFirst();
    }

    /** The latest execution that the server may know of. */
    private static Optional<RunExecution> latestBegun(JobWorkspace workspace) throws IOException {
        return workspace.executions().reversed().stream()
                .filter(RunExecution::hasBegun)
                .findFirst();
    }

    private JobDescription describe(JobWorkspace workspace) throws IOException {
        reap(workspace);
        StoredRequest request = workspace.request();
        Standing standing = standing(workspace);
        SortedSet<Integer> done = new TreeSet<>(workspace.archive().done());
        List<SkippedAlbum> skipped = workspace.skipped();
        Optional<Path> archive = workspace.archiveFile();
        return new JobDescription(
                workspace.jobId(),
                request,
                standing.status(),
                standing.place(),
                standing.exitStatus(),
                standing.problem(),
                workspace.albums().map(List::size).orElse(request.request().limit()),
                done,
                skipped,
                partitions(workspace, standing.status(), done, skipped),
                workspace.memoryRestarts().count(),
                workspace.executions(),
                latest(workspace).flatMap(RunExecution::ended),
                archive.isPresent() ? Optional.of(Files.size(archive.get())) : Optional.empty());
    }

    private record Standing(
            BatchStatus status, Optional<Integer> place, Optional<String> exitStatus, Optional<RunProblem> problem) {
        static Standing live(BatchStatus status, Optional<Integer> place) {
            return new Standing(status, place, Optional.empty(), Optional.empty());
        }
    }

    private Standing standing(JobWorkspace workspace) throws IOException {
        boolean queued = workspace.isQueued(); // first: it leaves the queue only once it is alive
        Optional<RunExecution> latest = latest(workspace);
        if (workspaces.claims().isAlive(workspace)) {
            boolean waiting = latest.isEmpty() || workspaces.claims().isWaiting(workspace);
            BatchStatus status = waiting ? BatchStatus.STARTING : live(workspace, latest.get());
            return Standing.live(status, Optional.empty());
        }
        if (queued) {
            return Standing.live(BatchStatus.STARTING, queue.position(workspace));
        }
        if (latest.isPresent() && latest.get().ended().isPresent()) {
            RunExecution ended = latest.get();
            return new Standing(ended.status(), Optional.empty(), ended.exitStatus(), ended.problem());
        }
        return new Standing(
                BatchStatus.FAILED,
                Optional.empty(),
                Optional.of(RunProblem.INTERRUPTED),
                Optional.of(RunProblem.interrupted()));
    }

    /** What the server says of a run that lives; it alone knows of a stop that is under way. */
    private static BatchStatus live(JobWorkspace workspace, RunExecution execution) {
        JobOperator operator = BatchRuntime.getJobOperator();
        try {
            return isKnown(operator, workspace, execution)
                            && operator.getJobExecution(execution.executionId()).getBatchStatus()
                                    == BatchStatus.STOPPING
                    ? BatchStatus.STOPPING
                    : BatchStatus.STARTED;
        } catch (RuntimeException e) {
            logSilence(workspace, e);
            return BatchStatus.STARTED;
        }
    }

    /** A repository that cannot be read, on a full disk for one, must not keep a job from being described. */
    private static void logSilence(JobWorkspace workspace, RuntimeException cause) {
        LOG.log(
                Level.WARNING,
                "the server cannot tell how job {0} goes; its workspace does: {1}",
                workspace.jobId(),
                cause.toString());
    }

    private static List<PartitionDescription> partitions(
            JobWorkspace workspace, BatchStatus status, Set<Integer> done, List<SkippedAlbum> skipped)
            throws IOException {
        Set<Integer> settled = skipped.stream().map(SkippedAlbum::rank).collect(Collectors.toCollection(HashSet::new));
        settled.addAll(done);
        List<String> plan = workspace.plan().map(JobWorkspace.Plan::ranks).orElse(List.of());
        return IntStream.range(0, plan.size())
                .mapToObj(index -> {
                    List<Integer> ranks = RankList.parse(plan.get(index));
                    return new PartitionDescription(
                            index + 1, settled.containsAll(ranks) ? BatchStatus.COMPLETED : status, (int)
                                    ranks.stream().filter(done::contains).count());
                })
                .toList();
    }

    /**
     * Ends a run of ours that the server gave up without telling its listener, and frees its workspace: one that never
     * began, and one whose end could not be written down by the server.
     */
    private void reap(JobWorkspace workspace) throws IOException {
        OptionalLong launched = workspaces.claims().execution(workspace);
        if (launched.isEmpty()) {
            return;
        }
        JobOperator operator = BatchRuntime.getJobOperator();
        BatchStatus status;
        long instance;
        try {
            status = operator.getJobExecution(launched.getAsLong()).getBatchStatus();
            if (status != BatchStatus.FAILED && status != BatchStatus.STOPPED) {
                return;
            }
            instance = operator.getJobInstance(launched.getAsLong()).getInstanceId();
        } catch (NoSuchJobExecutionException e) {
            return; // an in-memory repository that does not know it yet
        } catch (RuntimeException e) {
            logSilence(workspace, e);
            return;
        }
        synchronized (turns) {
            if (workspaces.claims().owns(workspace, launched.getAsLong())) {
                Optional<RunExecution> latest = latest(workspace);
                if (latest.isPresent()) {
                    end(workspace, latest.get(), outcome(workspace, status));
                }
            } else if (workspaces.claims().isWaiting(workspace)
                    && workspaces.claims().execution(workspace).equals(launched)) {
                begun(workspace, launched.getAsLong(), instance);
                end(workspace, latest(workspace).orElseThrow(), status);
            }
        }
    }

    /**
     * Called when an execution begins.
     *
     * @throws JobRefusedException if another run has the workspace
     */
    public void begun(JobWorkspace workspace, long executionId, long instanceId) throws IOException {
        synchronized (turns) {
            if (!workspaces.claims().adopt(workspace, executionId)) {
                throw new JobRefusedException(
                        Reason.WRONG_STATE,
                        "another run works on job " + workspace.jobId() + "; this one leaves it alone");
            }
            askedToStop.remove(workspace.jobId());
            workspace.clearProblem();
            workspace.leaveQueue();
            observer.started(howStarted(workspace));
            workspace.keepExecution(RunExecution.begun(executionId, instanceId, clock.instant()));
        }
    }

    private static RunObserver.Start howStarted(JobWorkspace workspace) throws IOException {
        if (workspace.executions().isEmpty()) {
            return RunObserver.Start.NEW;
        }
        return workspace.memoryRestarts().count() > 0 ? RunObserver.Start.MEMORY : RunObserver.Start.RESTART;
    }

    /** Called when an execution ends; gives its exit status back, if it has one of its own. */
    public Optional<String> ended(JobWorkspace workspace, long executionId, BatchStatus status) throws IOException {
        synchronized (turns) {
            Optional<RunExecution> latest = latest(workspace);
            if (!workspaces.claims().owns(workspace, executionId) || latest.isEmpty()) {
                return Optional.empty(); // it was refused, and never owned the workspace, or has been ended already
            }
            end(workspace, latest.get(), outcome(workspace, status));
            return workspace.problem().map(RunProblem::exitStatus);
        }
    }

    /** What servers say while the last listeners still run differs; what is on disk does not. */
    private BatchStatus outcome(JobWorkspace workspace, BatchStatus status) throws IOException {
        boolean sound = workspace.problem().isEmpty();
        boolean stopped = sound && (askedToStop.contains(workspace.jobId()) || serverEnds());
        BatchStatus incomplete = stopped ? BatchStatus.STOPPED : BatchStatus.FAILED;
        return switch (status) {
            case STOPPING, STOPPED -> BatchStatus.STOPPED;
            case FAILED -> incomplete;
            default -> sound && workspace.archiveFile().isPresent() ? BatchStatus.COMPLETED : incomplete;
        };
    }

    /** A server that ends takes away what its runs stand on, at times before it tells them to stop. */
    private static boolean serverEnds() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) { // the JVM's way to say that it ends
            return true;
        }
    }

    private void end(JobWorkspace workspace, RunExecution execution, BatchStatus status) throws IOException {
        try {
            if (status == BatchStatus.FAILED) {
                workspace.noteProblem(RunProblem.unforeseen()); // where nothing has a better word for it
            }
            RunExecution ended = execution.ended(status, workspace.problem(), clock.instant());
            workspace.keepExecution(ended);
            observer.ended(ended.exitStatus().orElse(status.name()));
            LOG.log(
                    Level.INFO,
                    "job {0} ended {1} {2}",
                    workspace.jobId(),
                    status,
                    ended.exitStatus().orElse(""));
        } finally {
            askedToStop.remove(workspace.jobId());
            workspaces.claims().release(workspace, execution.executionId());
            sayThereIsRoom();
        }
    }
}
