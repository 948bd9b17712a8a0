package org.lastfmwallpaper.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests with headers that clients of the JDK do not let through. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** Posts JSON with one more header line, and gives the answer's status. */
    static int post(URI base, String path, String header, String json) {
        return ask(base, "POST", path, List.of(header, "Content-Type: application/json"), json);
    }

    /** Gets what is there with more header lines, and gives the answer's status. */
    static int get(URI base, String path, String... headers) {
        return ask(base, "GET", path, List.of(headers), "");
    }

    private static int ask(URI base, String method, String path, List<String> headers, String body) {
        List<String> lines = new ArrayList<>(List.of(method + " " + base.getPath() + path + " HTTP/1.1"));
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            lines.add("Host: " + base.getAuthority());
        }
        lines.addAll(headers);
        lines.addAll(List.of("Content-Length: " + body.length(), "Connection: close", "", body));
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = answer.readLine();
            if (status == null) {
                throw new IOException("the server closed the connection without an answer");
            }
            return Integer.parseInt(status.split(" ", -1)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask " + base + path, e);
        }
    }
}
