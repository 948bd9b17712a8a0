package org.lastfmwallpaper.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests with headers that clients of the JDK do not let through. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** Posts JSON with one more header line, and gives the answer's status. */
    static int post(URI base, String path, String header, String json) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = String.join(
                    "\r\n",
                    "POST " + base.getPath() + path + " HTTP/1.1",
                    "Host: " + base.getAuthority(),
                    header,
                    "Content-Type: application/json",
                    "Content-Length: " + json.length(),
                    "Connection: close",
                    "",
                    json);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = answer.readLine();
            if (status == null) {
                throw new IOException("the server closed the connection without an answer");
            }
            return Integer.parseInt(status.split(" ", -1)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot post to " + base + path, e);
        }
    }
}
