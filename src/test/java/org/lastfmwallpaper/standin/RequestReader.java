package org.lastfmwallpaper.standin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests (RFC 9112) as far as clients of Last.fm send them. */
final class RequestReader {
    private static final int MOST_LINE_BYTES = 64 * 1024;
    private static final int MOST_FORM_BYTES = 1024 * 1024;

    /** A request and whether its connection stays open after it. */
    record Incoming(Request request, boolean keepAlive) {}

    private final InputStream in;
    private final InstantSource clock;

    RequestReader(InputStream in, InstantSource clock) {
        this.in = in;
        this.clock = clock;
    }

    /**
     * The next request, or nothing if the client is done.
     *
     * @throws ProtocolException if it is no HTTP
     */
    Optional<Incoming> next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("no HTTP/1.1 request line: " + first);
        }
        Map<String, String> headers = headers();
        String[] target = words[1].split("\\?", 2);
        Map<String, String> parameters = new HashMap<>();
        if (target.length == 2) {
            decode(target[1], parameters);
        }
        decode(form(headers), parameters);
        boolean keepAlive = words[2].equals("HTTP/1.1")
                && !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        return Optional.of(new Incoming(new Request(words[0], target[0], parameters, clock.instant()), keepAlive));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("no header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String form(Map<String, String> headers) throws IOException {
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length < 0 || length > MOST_FORM_BYTES) {
            throw new ProtocolException("a body of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the request's body ended early");
        }
        boolean isForm = headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        return isForm ? new String(body, StandardCharsets.US_ASCII) : "";
    }

    private static void decode(String query, Map<String, String> parameters) {
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** One line without its end; empty at the end of the stream, too. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != -1 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
            if (line.length() > MOST_LINE_BYTES) {
                throw new ProtocolException("a line of more than " + MOST_LINE_BYTES + " bytes");
            }
        }
        return line.toString();
    }
}
