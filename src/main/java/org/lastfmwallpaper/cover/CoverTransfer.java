package org.lastfmwallpaper.cover;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one cover: a request, the redirects that follow from it, and the body. Runs in one thread; any other may
 * cancel it, which closes its connection at once, whatever it is waiting for.
 */
final class CoverTransfer {
    static final int MAX_REDIRECTS = 3;

    /** How much is read at a time, so that a body is noticed to be too large before it takes memory. */
    private static final int CHUNK_BYTES = 4096;

    /** An error's page up to this size is read, so that the connection can be used again. */
    private static final long SMALL_BODY_BYTES = 16 * 1024;

    private static final long FIRST_BUFFER_BYTES = 256 * 1024;
    private static final int TOO_MANY_REQUESTS = 429; // RFC 6585 section 4

    private final HttpClient client;
    private final AddressGuard guard;
    private final long maxBytes;
    private final InstantSource clock;

    private boolean cancelled;
    private @Nullable HttpGet current;

    private sealed interface Answer {
        /** The cover's bytes. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Body(byte[] bytes) implements Answer {}

        /** Ask there instead. */
        record Redirect(URI address) implements Answer {}
    }

    CoverTransfer(HttpClient client, AddressGuard guard, long maxBytes, InstantSource clock) {
        this.client = client;
        this.guard = guard;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /** Fetches a cover, or says why there is none. */
    byte[] fetch(URI address) throws CoverException {
        URI next = address;
        for (int requests = 0; requests <= MAX_REDIRECTS; requests++) {
            guard.check(next);
            switch (exchange(next)) {
                case Answer.Body(byte[] bytes) -> {
                    return bytes;
                }
                case Answer.Redirect(URI target) -> next = target;
            }
        }
        throw new CoverMissingException("redirects", "the server redirected more than " + MAX_REDIRECTS + " times");
    }

    /** Ends the transfer: its thread finds its connection closed. */
    synchronized void cancel() {
        cancelled = true;
        if (current != null) {
            current.cancel();
        }
    }

    private synchronized HttpGet begin(URI address) throws CoverDelayedException {
        if (cancelled) {
            throw new CoverDelayedException("timeout", "the download was cut off");
        }
        current = new HttpGet(address);
        return current;
    }

    private Answer exchange(URI address) throws CoverException {
        HttpGet request = begin(address);
        try (ClassicHttpResponse response = client.executeOpen(null, request, HttpClientContext.create())) {
            try {
                return answer(address, response);
            } finally {
                // Closing a response would first read the rest of its body, however long. This closes the connection
                // instead; one whose body was read to its end is back in the pool by now, and stays there.
                request.cancel();
            }
        } catch (BlockedAddressException e) {
            throw new CoverMissingException("blocked-address", "its host has a private address", e);
        } catch (UnknownHostException e) {
            throw new CoverDelayedException("dns", "the name of its host cannot be resolved", e);
        } catch (SocketTimeoutException e) {
            throw new CoverDelayedException("timeout", "the server took too long to answer", e);
        } catch (ConnectionClosedException | MalformedChunkCodingException e) {
            throw new CoverDelayedException("truncated", "the connection ended before the cover did", e);
        } catch (IOException e) {
            throw new CoverDelayedException("connection", "the connection to the server failed", e);
        }
    }

    private Answer answer(URI address, ClassicHttpResponse response) throws CoverException, IOException {
        int status = response.getCode();
        if (status == HttpStatus.SC_OK) {
            return new Answer.Body(body(response));
        }
        skipSmallBody(response.getEntity());
        String message = "the server answered " + status;
        return switch (status) {
            case HttpStatus.SC_MOVED_PERMANENTLY,
                    HttpStatus.SC_MOVED_TEMPORARILY,
                    HttpStatus.SC_SEE_OTHER,
                    HttpStatus.SC_TEMPORARY_REDIRECT,
                    HttpStatus.SC_PERMANENT_REDIRECT -> new Answer.Redirect(target(address, response));
            case HttpStatus.SC_NOT_FOUND, HttpStatus.SC_GONE -> throw new CoverMissingException("not-found", message);
            case HttpStatus.SC_REQUEST_TIMEOUT, HttpStatus.SC_TOO_EARLY, TOO_MANY_REQUESTS ->
                throw new CoverDelayedException("busy", message, retryAfter(response));
            default ->
                throw status >= HttpStatus.SC_SERVER_ERROR
                        ? new CoverDelayedException("server-error", message, retryAfter(response))
                        : new CoverMissingException("refused", message);
        };
    }

    private byte[] body(ClassicHttpResponse response) throws CoverMissingException, IOException {
        Header coding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.getValue().strip().equalsIgnoreCase("identity")) {
            throw new CoverMissingException("encoded", "the server compressed the cover although it was asked not to");
        }
        HttpEntity entity = response.getEntity();
        if (entity.getContentLength() > maxBytes) {
            throw tooLarge();
        }
        ByteArrayOutputStream body =
                new ByteArrayOutputStream((int) Math.clamp(entity.getContentLength(), CHUNK_BYTES, FIRST_BUFFER_BYTES));
        byte[] chunk = new byte[CHUNK_BYTES];
        InputStream in = entity.getContent(); // not closed here: that would read all the rest first
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            if (body.size() + (long) length > maxBytes) {
                throw tooLarge();
            }
            body.write(chunk, 0, length);
        }
        return body.toByteArray();
    }

    private CoverMissingException tooLarge() {
        return new CoverMissingException("too-large", "the cover is larger than " + maxBytes + " bytes");
    }

    private static void skipSmallBody(@Nullable HttpEntity entity) throws IOException {
        if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() <= SMALL_BODY_BYTES) {
            EntityUtils.consume(entity);
        }
    }

    private static URI target(URI address, ClassicHttpResponse response) throws CoverMissingException {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (location == null) {
            throw new CoverMissingException("redirects", "the server redirected to nowhere");
        }
        try {
            return address.resolve(new URI(location.getValue()));
        } catch (URISyntaxException e) {
            throw new CoverMissingException("redirects", "the server redirected to what is not an address", e);
        }
    }

    /** Seconds, or a date (RFC 9110 section 10.2.3). */
    private Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null) {
            return Optional.empty();
        }
        String value = header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant date = DateUtils.parseStandardDate(value);
        return date == null ? Optional.empty() : Optional.of(Duration.between(clock.instant(), date));
    }
}
