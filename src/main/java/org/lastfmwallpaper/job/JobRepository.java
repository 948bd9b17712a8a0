package org.lastfmwallpaper.job;

import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.runtime.BatchRuntime;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server's job repository answers. Looked at from the application's own background work, so that asking for the
 * server's health costs nothing and waits for nobody.
 */
public class JobRepository {
    private static final Logger LOG = System.getLogger(JobRepository.class.getName());

    /** How often {@link #look} is to be called. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** A look that has not come back for so long counts as no answer: the database hangs. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private record Look(long nanos, @Nullable String fault) {}

    private final Runnable ask;
    private final LongSupplier nanoTime;
    private final long created;
    private volatile @Nullable Look last;

    JobRepository() {
        this(JobRepository::count, System::nanoTime);
    }

    /**
     * @param ask reads anything from the repository, and throws if it cannot
     * @param nanoTime as {@link System#nanoTime()}
     */
    JobRepository(Runnable ask, LongSupplier nanoTime) {
        this.ask = ask;
        this.nanoTime = nanoTime;
        this.created = nanoTime.getAsLong();
    }

    private static void count() {
        try {
            BatchRuntime.getJobOperator().getJobInstanceCount(JobParameters.JOB_NAME);
        } catch (NoSuchJobException e) {
            // An answer: there was none yet.
            LOG.log(Level.TRACE, "no job so far", e);
        }
    }

    /** Asks the repository, and says in the log when it falls silent and when it answers again. */
    void look() {
        Look before = last;
        String fault = null;
        try {
            ask.run();
        } catch (RuntimeException e) { // each runtime has others for a database that is away
            fault = e.toString();
        }
        last = new Look(nanoTime.getAsLong(), fault);
        boolean wasSilent = before != null && before.fault() != null;
        if (fault != null && !wasSilent) {
            LOG.log(
                    Level.ERROR,
                    "the server''s job repository does not answer, and jobs are refused until it does: see that its database runs and can be reached ({0})",
                    fault);
        } else if (fault == null && wasSilent) {
            LOG.log(Level.INFO, "the server's job repository answers again");
        }
    }

    /** What keeps the repository from being used; nothing if it answers. */
    public Optional<String> fault() {
        Look look = last;
        long since = nanoTime.getAsLong() - (look == null ? created : look.nanos());
        if (look != null && look.fault() != null) {
            return Optional.of(look.fault());
        }
        return since > SILENCE.toNanos()
                ? Optional.of("no answer for " + Duration.ofNanos(since).toSeconds() + " seconds")
                : Optional.empty();
    }
}
