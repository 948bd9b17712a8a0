package org.lastfmwallpaper.job;

/** A job cannot be started, or cannot do what was asked of it as it stands. The message says what to do. */
public class JobRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Reason {
        /** There is no job with that key. */
        UNKNOWN_JOB,
        /** The job's state does not allow it. */
        WRONG_STATE,
        /** The server lacks something that its operator must set. */
        NOT_CONFIGURED,
        /** There is no room on the disk for what was asked. */
        NO_ROOM,
        /** As many jobs wait for their turn as may. */
        QUEUE_FULL,
        /** The server cannot take it on now. */
        UNAVAILABLE
    }

    private final Reason reason;

    JobRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
