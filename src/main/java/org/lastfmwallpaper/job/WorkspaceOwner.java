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
        return Optional.of(ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().startInstant().equals(processStarted))
                .isPresent());
    }
}
