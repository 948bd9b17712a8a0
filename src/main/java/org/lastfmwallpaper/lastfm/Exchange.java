package org.lastfmwallpaper.lastfm;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Sends one request at a time to Last.fm, at the pace that it allows. Safe for many threads. */
final class Exchange implements AutoCloseable {
    /**
     * Who asks. Whom to write to about it Last.fm knows from the key: every operator registers one with their address.
     */
    static final String USER_AGENT = "lastfm-wallpaper/1.0";

    private static final int CHUNK = 8 * 1024;

    private final Client http;
    private final URI apiUrl;
    private final ApiKey key;
    private final AnswerLimits limits;
    private final Timing timing;
    private final RequestPacing pacing;

    Exchange(URI apiUrl, ApiKey key, AnswerLimits limits, Timing timing) {
        WireLog.hush();
        this.http = ClientBuilder.newBuilder()
                .connectTimeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(limits.silence().toMillis(), TimeUnit.MILLISECONDS)
                .build()
                .register(new AnyContentType());
        this.apiUrl = apiUrl;
        this.key = key;
        this.limits = limits;
        this.timing = timing;
        this.pacing = new RequestPacing(timing.nanos(), timing.pause());
    }

    /**
     * Asks once.
     *
     * @param parameters of the call, without the key and the format
     * @throws InterruptedException when the thread is told to stop
     */
    Answer ask(SequencedMap<String, String> parameters) throws InterruptedException {
        pacing.await();
        try (Response response = http.target(address(parameters))
                .request(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.USER_AGENT, USER_AGENT)
                .get()) {
            Optional<Duration> retryAfter = RetryAfter.read(
                    response.getHeaderString(HttpHeaders.RETRY_AFTER),
                    timing.clock().instant());
            return Answer.of(response.getStatus(), body(response), retryAfter, key);
        } catch (TooLargeException e) {
            return new Answer.Fault("its answer was larger than " + limits.bytes() + " bytes");
        } catch (ProcessingException | IOException e) {
            stopIfInterrupted();
            return unreached(e);
        }
    }

    /**
     * The whole address. Put together here and not by the REST client, which takes braces in a value for a template.
     */
    private URI address(SequencedMap<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(apiUrl + (apiUrl.getRawQuery() == null ? "?" : "&") + query + "&format=json&api_key="
                + encoded(key.value()));
    }

    /** Percent-encoded UTF-8, a space too: a plus means one in forms alone. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(Response response) throws IOException, InterruptedException {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        long deadline = timing.nanos().getAsLong() + limits.whole().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        InputStream stream = response.readEntity(InputStream.class);
        byte[] chunk = new byte[CHUNK];
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            stopIfInterrupted();
            if (body.size() + count > limits.bytes()) {
                throw new TooLargeException();
            }
            if (timing.nanos().getAsLong() - deadline > 0) {
                throw new SocketTimeoutException();
            }
            body.write(chunk, 0, count);
        }
        return body.toByteArray();
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while Last.fm was answering");
        }
    }

    /** Says what went wrong by the exception's type alone: its message quotes the address, and the key in it. */
    private static Answer unreached(Throwable failure) throws InterruptedException {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return switch (root) {
            case InterruptedException interrupted -> throw interrupted; // some clients wrap it
            case SocketTimeoutException _ -> new Answer.Fault("it did not answer in time");
            default ->
                new Answer.Fault("it could not be reached (" + root.getClass().getSimpleName() + ")");
        };
    }

    @Override
    public void close() {
        http.close();
    }

    /** Sees to it that a body is read as it came: under a content type that cannot be parsed clients do not read it. */
    private static final class AnyContentType implements ClientResponseFilter {
        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }

    /** More came than we care to hold. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
