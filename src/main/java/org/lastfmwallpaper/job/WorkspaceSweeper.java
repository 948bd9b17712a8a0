package org.lastfmwallpaper.job;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.lastfmwallpaper.config.WallpaperConfig;

/**
 * Removes what nobody needs any more: temporary files and abandoned workspaces after one time, finished runs after a
 * longer one. Never touches the workspace of a run that lives, follows no link, and leaves all but its own folder alone.
 */
public class WorkspaceSweeper {
    private static final Logger LOG = System.getLogger(WorkspaceSweeper.class.getName());

    private final WallpaperConfig config;
    private final JobWorkspaces workspaces;
    private final InstantSource clock;

    WorkspaceSweeper(WallpaperConfig config, JobWorkspaces workspaces, InstantSource clock) {
        this.config = config;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Goes over every workspace once; what cannot be removed is logged and tried again the next time. */
    public void sweep() throws IOException {
        for (Path folder : workspaces.folders()) {
            try {
                sweep(folder, folder.getFileName().toString());
            } catch (NoSuchFileException e) {
                LOG.log(Level.DEBUG, "somebody else removed {0}", e.getFile());
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot sweep {0}: {1}", folder, e.toString());
            }
        }
    }

    private void sweep(Path folder, String name) throws IOException {
        if (JobWorkspaces.isBeingDeleted(name)) {
            JobWorkspaces.deleteFolder(folder); // a removal that was cut short
        } else if (JobWorkspaces.isJobId(name)) {
            Optional<JobWorkspace> workspace = workspaces.find(name);
            if (workspace.isPresent()) {
                sweep(workspace.get());
            } else if (isOlder(lastTouched(folder), config.retention())) {
                JobWorkspaces.deleteFolder(folder); // it never got its request
            }
        }
    }

    private void sweep(JobWorkspace workspace) throws IOException {
        if (workspace.isQueued()) {
            return; // its turn comes, however long it has waited
        }
        Duration keep = workspace.archiveFile().isPresent() ? config.archiveRetention() : config.retention();
        if (!isOlder(lastTouched(workspace.folder()), keep)) {
            sweepTemporaryFiles(workspace);
            return;
        }
        List<RunExecution> runs = workspace.executions();
        if (workspaces.claims().claim(workspace)) {
            try {
                if (workspace.executions().equals(runs)) { // else it went on, and ended, while we looked
                    LOG.log(Level.INFO, "job {0} is over its time and is removed", workspace.jobId());
                    workspaces.delete(workspace);
                }
            } finally {
                workspaces.claims().release(workspace);
            }
        }
    }

    /** A run that lives keeps even its old ones: it may wait for the network or the disk, and go on writing. */
    private void sweepTemporaryFiles(JobWorkspace workspace) throws IOException {
        if (workspaces.claims().isAlive(workspace)) {
            return;
        }
        for (Path file : JobWorkspace.deepestFirst(workspace.folder())) {
            if (file.getFileName().toString().endsWith(JsonFile.TEMPORARY)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && isOlder(touched(file), config.retention())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isOlder(Instant touched, Duration age) {
        return Duration.between(touched, clock.instant()).compareTo(age) > 0;
    }

    /** When anything in the folder changed last: a run that failed long after its start is not old. */
    private static Instant lastTouched(Path folder) throws IOException {
        Instant latest = touched(folder);
        for (Path file : JobWorkspace.deepestFirst(folder)) {
            Instant touched = touched(file);
            latest = touched.isAfter(latest) ? touched : latest;
        }
        return latest;
    }

    private static Instant touched(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.EPOCH; // gone meanwhile, so it keeps nothing alive
        }
    }
}
