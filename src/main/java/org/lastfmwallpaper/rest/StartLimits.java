package org.lastfmwallpaper.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.lastfmwallpaper.config.CallerLimits;

/**
 * How many starts each caller, and all of them together, have left: a bucket that holds a minute's worth, and fills again at
 * that pace. Callers are told apart by their addresses; those who have long been silent are forgotten, and so are the
 * quietest where there are more than {@link #MOST_CALLERS}.
 */
final class StartLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long MOST_CALLERS = 10_000;

    private final int perCaller;
    private final TimeMeter time;
    private final Bucket all;
    private final Cache<String, Bucket> callers;

    StartLimits(CallerLimits limits, TimeMeter time) {
        this.perCaller = limits.startsPerMinute();
        this.time = time;
        this.all = bucket(limits.startsPerMinuteInAll());
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(MINUTE.multipliedBy(2)) // by then its bucket is full, as a new one is
                .build();
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }

    /** Counts one start; if it is one too many, how long its caller has to wait. */
    Optional<Duration> exceeded(String caller) {
        Bucket own = callers.get(caller, address -> bucket(perCaller));
        Optional<Duration> wait = exceeded(own);
        if (wait.isEmpty()) {
            wait = exceeded(all);
            wait.ifPresent(others -> own.addTokens(1)); // it did not start, and it is not its caller's fault
        }
        return wait;
    }

    private static Optional<Duration> exceeded(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
