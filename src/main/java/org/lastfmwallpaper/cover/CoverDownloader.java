package org.lastfmwallpaper.cover;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Downloads covers, within limits and by a deadline. Tries again by itself where a fault may pass, and keeps connections
 * alive between covers.
 *
 * <p>Each attempt runs in a thread of its own, and the caller waits for it no longer than its deadline: a name server
 * that does not answer cannot be interrupted, and a server that sends a byte a second defeats every time-out that is
 * counted between bytes. Safe for use by several threads.
 */
public final class CoverDownloader implements AutoCloseable {
    /** Says to servers who asks, as Last.fm wishes. */
    public static final String USER_AGENT = "lastfm-wallpaper/1.0 (+https://www.last.fm/api)";

    /** How often a cover is asked for before a fault is believed. */
    static final int ATTEMPTS = 3;

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
    /** Silence for so long is a fault; a new attempt may meet a server that speaks. */
    private static final Timeout SILENCE = Timeout.ofSeconds(15);
    /** A connection that rested longer may have been closed by the server, and is looked at first. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(1);

    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(30);
    /** After so long a host's name is resolved anew. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);
    /** More than there are ever workers, so that none waits for a connection. */
    private static final int MAX_CONNECTIONS = 256;

    /** Header lines beyond these are no cover's, and would fill the memory. */
    private static final Http1Config HEADER_LIMITS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    private final CoverLimits limits;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final Pause pause;
    private final DoubleSupplier jitter;
    private final CloseableHttpClient client;
    private final ExecutorService attempts;

    /** Waits for a span of time, unless the thread is told to stop. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration span) throws InterruptedException;
    }

    /** A downloader with these limits. No connection is made yet. */
    public CoverDownloader(CoverLimits limits) {
        this(limits, InstantSource.system());
    }

    /**
     * A downloader whose deadlines are by this clock.
     *
     * @param clock one that is never set keeps covers from being lost when the machine's is
     */
    public CoverDownloader(CoverLimits limits, InstantSource clock) {
        this(limits, InetAddress::getAllByName, clock, Thread::sleep, Math::random);
    }

    /**
     * A downloader with names, time and chance from outside.
     *
     * @param jitter 0 to 1, drawn for each back-off
     */
    CoverDownloader(
            CoverLimits limits,
            AddressGuard.NameService names,
            InstantSource clock,
            Pause pause,
            DoubleSupplier jitter) {
        this.limits = limits;
        this.guard = new AddressGuard(limits, names);
        this.clock = clock;
        this.pause = pause;
        this.jitter = jitter;
        this.client = client(guard);
        this.attempts = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("cover-", 1).factory());
    }

    static CloseableHttpClient client(AddressGuard guard) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEADER_LIMITS)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_TIMEOUT)
                                .setSocketTimeout(SILENCE)
                                .setValidateAfterInactivity(VALIDATE_AFTER)
                                .setTimeToLive(CONNECTION_LIFE)
                                .build())
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setDefaultKeepAlive(KEEP_ALIVE.getDuration(), KEEP_ALIVE.getTimeUnit())
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(USER_AGENT)
                // A compressed body could grow past every limit when it is unpacked.
                .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "identity")))
                .disableContentCompression()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Downloads a cover.
     *
     * @param address where it is; HTTPS, on one of the limits' hosts
     * @param deadline when all is over: resolving, connecting, redirects, attempts, and the body
     * @return the file as it was sent, of at most the limits' bytes
     * @throws CoverMissingException if there is none, it is too large, or its address is not allowed
     * @throws CoverDelayedException if the deadline passed, every attempt failed in a way that may pass, or the thread was
     *     interrupted, which it then still is
     */
    public byte[] download(URI address, Instant deadline) throws CoverException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(address, deadline);
            } catch (CoverDelayedException fault) {
                backOff(attempt, fault, deadline);
            }
        }
    }

    private byte[] attempt(URI address, Instant deadline) throws CoverException {
        CoverTransfer transfer = new CoverTransfer(client, guard, limits.maxBytes(), clock);
        Future<byte[]> result = start(transfer, address);
        try {
            return result.get(remaining(deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CoverException cover -> throw cover;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("cannot download a cover", e);
            }
        } catch (TimeoutException e) {
            throw new CoverDelayedException("timeout", "the cover did not arrive in time", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            result.cancel(true);
            transfer.cancel();
        }
    }

    private Future<byte[]> start(CoverTransfer transfer, URI address) throws CoverDelayedException {
        try {
            return attempts.submit(() -> transfer.fetch(address));
        } catch (RejectedExecutionException e) {
            throw new CoverDelayedException("interrupted", "downloads have ended", e);
        }
    }

    /** Waits before the next attempt, or passes the fault on if there is none to come. */
    private void backOff(int attempt, CoverDelayedException fault, Instant deadline) throws CoverDelayedException {
        Duration wait = wait(attempt, fault);
        boolean stopped = Thread.currentThread().isInterrupted() || attempts.isShutdown();
        if (attempt == ATTEMPTS || stopped || wait.compareTo(remaining(deadline)) >= 0) {
            throw fault;
        }
        try {
            pause.pause(wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Doubles with each attempt; between half of it and all, so that workers that failed together do not return so. */
    private Duration wait(int attempt, CoverDelayedException fault) {
        Duration longest = FIRST_BACK_OFF.multipliedBy(1L << (attempt - 1));
        Duration drawn = Duration.ofNanos((long) (longest.toNanos() * (0.5 + jitter.getAsDouble() / 2)));
        return fault.retryAfter().filter(asked -> asked.compareTo(drawn) > 0).orElse(drawn);
    }

    private static CoverDelayedException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CoverDelayedException("interrupted", "the download was stopped", cause);
    }

    private Duration remaining(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
    }

    /** Ends the downloads that are running, and closes every connection. */
    @Override
    public void close() {
        attempts.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
