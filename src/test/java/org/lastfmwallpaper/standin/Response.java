package org.lastfmwallpaper.standin;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What goes back.
 *
 * @param status the HTTP status
 * @param headers all but Content-Length and Connection
 * @param length what Content-Length says, right or wrong; without it the end of the connection is the end of the body
 * @param body what is really sent
 */
record Response(int status, Map<String, String> headers, OptionalLong length, Body body) {

    /** Sends itself; it may fail, wait, or never end. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    Response {
        headers = Map.copyOf(headers);
    }

    static Response of(int status, String type, byte[] content) {
        return new Response(
                status, Map.of("Content-Type", type), OptionalLong.of(content.length), out -> out.write(content));
    }

    static Response text(int status, String type, String content) {
        return of(status, type + "; charset=utf-8", content.getBytes(StandardCharsets.UTF_8));
    }

    static Response json(int status, JsonObject content) {
        return text(status, "application/json", content.toString());
    }

    static Response notFound() {
        return text(404, "text/html", "<html><body><h1>404 Not Found</h1></body></html>");
    }

    Response with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, length, body);
    }

    Response claiming(OptionalLong otherLength) {
        return new Response(status, headers, otherLength, body);
    }

    Response sending(Body otherBody) {
        return new Response(status, headers, length, otherBody);
    }
}
