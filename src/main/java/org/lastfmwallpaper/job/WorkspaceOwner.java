package org.lastfmwallpaper.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Who runs a job, as written into its workspace.
 *
 * @param host the machine's name
 * @param pid the process on that machine
 * @param processStarted when that process began, since process ids come round again
 * @param application the deployed application in that process, since one process can hold several
 */
public record WorkspaceOwner(String host, long pid, Optional<Instant> processStarted, String application) {

    /** Whether the process is known to live or to be gone; nothing where only its heartbeat can tell. */
    Optional<Boolean> lives(WorkspaceOwner self) {
        if (!host.equals(self.host)) {
            return Optional.empty();
        }
        if (pid == self.pid) {
            // Same process: alive only as long as it is this very application that holds the claim.
            return processStarted.equals(self.processStarted) ? Optional.empty() : Optional.of(false);
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Optional.of(false);
        }
        // A JVM reckons start times from the wall clock as it was when that JVM itself began: once the clock has been
        // set, two of them disagree about the same process. So another time proves nothing, and the heartbeat tells.
        return process.get().info().startInstant().equals(processStarted) ? Optional.of(true) : Optional.empty();
    }
}
