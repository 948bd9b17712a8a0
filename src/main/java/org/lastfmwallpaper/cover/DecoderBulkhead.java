package org.lastfmwallpaper.cover;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.lastfmwallpaper.album.Picture;

/**
 * Keeps a decoder that never comes to an end from taking its worker with it. Each cover is decoded in a thread of its own,
 * and the worker waits for it no longer than its album's deadline. Then the thread is told to stop, and left behind: no
 * Java thread can be ended by force. Once {@link #MOST_ABANDONED} are left behind and have not come back, no cover is
 * decoded until one does.
 *
 * <p>Safe for use by several threads.
 */
public final class DecoderBulkhead implements AutoCloseable {
    /** Each may hold a core and a picture's memory for ever; with more of them the server would be of no use. */
    static final int MOST_ABANDONED = 4;

    private static final Logger LOG = System.getLogger(DecoderBulkhead.class.getName());

    private final Decoding decoder;
    private final InstantSource clock;
    private final AtomicInteger abandoned = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("decode-", 1).factory());

    /** What may be stuck. */
    @FunctionalInterface
    interface Decoding {
        Picture decode(byte[] file, int side) throws CoverException;
    }

    /**
     * A bulkhead around a decoder.
     *
     * @param clock by which deadlines are
     */
    public DecoderBulkhead(CoverDecoder decoder, InstantSource clock) {
        this(decoder::decode, clock);
    }

    DecoderBulkhead(Decoding decoder, InstantSource clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /**
     * Decodes a cover as {@link CoverDecoder#decode(byte[], int)} does, by a deadline.
     *
     * @throws CoverMissingException as the decoder does
     * @throws CoverDelayedException if the deadline passed, too many decoders are stuck, or the thread was interrupted, which
     *     it then still is
     */
    public Picture decode(byte[] file, int side, Instant deadline) throws CoverException {
        if (abandoned.get() >= MOST_ABANDONED) {
            throw new CoverDelayedException(
                    "decoders-stuck", "the server is stuck with other covers, and looked at no more of them");
        }
        Attempt attempt = start(file, side);
        try {
            return attempt.get(remaining(deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CoverException cover -> throw cover;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("cannot decode a cover", e);
            }
        } catch (TimeoutException e) {
            attempt.abandon();
            throw new CoverDelayedException("decode-timeout", "the cover took too long to decode", e);
        } catch (InterruptedException e) {
            attempt.abandon();
            Thread.currentThread().interrupt();
            throw new CoverDelayedException("interrupted", "the cover's decoding was stopped", e);
        }
    }

    private Attempt start(byte[] file, int side) throws CoverDelayedException {
        Attempt attempt = new Attempt(file, side);
        try {
            threads.execute(attempt);
            return attempt;
        } catch (RejectedExecutionException e) {
            throw new CoverDelayedException("interrupted", "decoding has ended", e);
        }
    }

    private Duration remaining(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How many decoders were left behind and have not come back. */
    int abandoned() {
        return abandoned.get();
    }

    /** One cover's decoding; it is over when its thread is, whatever became of its result. */
    private final class Attempt extends FutureTask<Picture> {
        private boolean over;
        private boolean leftBehind;

        Attempt(byte[] file, int side) {
            super(() -> decoder.decode(file, side));
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                comeBack();
            }
        }

        synchronized void abandon() {
            if (over) {
                return;
            }
            leftBehind = true;
            cancel(true);
            LOG.log(
                    Level.WARNING,
                    "a cover could not be decoded in time; its thread is left behind, {0} of at most {1}",
                    abandoned.incrementAndGet(),
                    MOST_ABANDONED);
        }

        private synchronized void comeBack() {
            over = true;
            if (leftBehind) {
                LOG.log(
                        Level.INFO,
                        "a decoder that was left behind has come back; {0} have not",
                        abandoned.decrementAndGet());
            }
        }
    }

    /** Tells every decoder to stop. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
