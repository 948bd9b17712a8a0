package org.lastfmwallpaper.job;

import java.io.IOException;

/**
 * Why a run ended without an archive, for whoever started it.
 *
 * @param exitStatus the job's exit status, such as {@code MEMORY} or {@code UNKNOWN_LISTENER}
 * @param title what happened, in one line
 * @param detail what to do about it
 */
public record RunProblem(String exitStatus, String title, String detail) {
    /** Memory stayed short: what was rendered is kept, a restart goes on. */
    public static final String MEMORY = "MEMORY";

    /** The process that ran the job is gone. */
    public static final String INTERRUPTED = "INTERRUPTED";

    /** The listener has no albums in that period. */
    public static final String NO_ALBUMS = "NO_ALBUMS";

    /** Something that nobody foresaw. */
    public static final String FAILED = "FAILED";

    /** The disk is full or cannot be written. */
    public static final String DISK = "DISK";

    /**
     * Memory ran short.
     *
     * @param what how, as half a sentence
     */
    public static RunProblem memory(String what) {
        return new RunProblem(
                MEMORY,
                "Memory ran short",
                what + ". Nothing that was finished is lost: restart the run when there is memory again.");
    }

    /** Something could not be written. */
    public static RunProblem disk(String title, IOException cause) {
        return new RunProblem(
                DISK,
                title,
                "Nothing that was finished is lost: restart the run when there is room again. (" + cause.getMessage()
                        + ")");
    }

    static RunProblem unforeseen() {
        return new RunProblem(
                FAILED,
                "The run failed",
                "Nothing that was finished is lost: restart the run, and it goes on where it was. If it fails again, the server's operator finds the cause in the log.");
    }

    static RunProblem interrupted() {
        return new RunProblem(
                INTERRUPTED,
                "The server stopped while this run was going",
                "Nothing that was finished is lost. Restart the run, and it goes on where it was.");
    }
}
