package org.lastfmwallpaper.standin;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 over plain sockets, a virtual thread for each connection. No HTTP library would send what this must be able
 * to send: a Content-Length that lies, a reset, a body that never ends.
 */
final class Wire implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Wire.class.getName());
    private static final int BACKLOG = 256;

    /** Answers one request. */
    @FunctionalInterface
    interface Handler {
        Response answer(Request request) throws IOException, InterruptedException;
    }

    private final Handler handler;
    private final Closing closing;
    private final InstantSource clock;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /**
     * Takes the port; {@link #open()} begins to answer.
     *
     * @param port 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    Wire(int port, Handler handler, Closing closing, InstantSource clock) {
        this.handler = handler;
        this.closing = closing;
        this.clock = clock;
        try {
            server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in for Last.fm cannot listen on port " + port, e);
        }
    }

    void open() {
        Thread.ofVirtual().name("stand-in").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!closing.isNow()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().name("stand-in connection").start(() -> serve(connection));
            } catch (IOException e) {
                if (!closing.isNow()) {
                    throw new UncheckedIOException("the stand-in for Last.fm cannot accept connections", e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            converse(connection);
        } catch (ProtocolException e) {
            LOG.log(System.Logger.Level.WARNING, "A client does not speak HTTP", e);
        } catch (IOException e) {
            // Clients that have enough go away in the middle of a body: that is what many tests are about.
            LOG.log(System.Logger.Level.DEBUG, "A connection ended early", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private void converse(Socket connection) throws IOException, InterruptedException {
        RequestReader requests = new RequestReader(new BufferedInputStream(connection.getInputStream()), clock);
        CountingOutput out = new CountingOutput(connection.getOutputStream());
        try {
            boolean goesOn = true;
            while (goesOn && !closing.isNow()) {
                Optional<RequestReader.Incoming> next = requests.next();
                if (next.isEmpty()) {
                    return;
                }
                goesOn = send(next.get(), handler.answer(next.get().request()), out);
            }
        } catch (ConnectionResetException e) {
            // Closing without lingering sends RST instead of FIN.
            connection.setSoLinger(true, 0);
        }
    }

    /** Whether the connection can be used again. */
    private static boolean send(RequestReader.Incoming incoming, Response response, CountingOutput out)
            throws IOException, InterruptedException {
        boolean measured = response.length().isPresent();
        boolean keepAlive = incoming.keepAlive() && measured;
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + response.status() + " " + reason(response.status()) + "\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        response.length()
                .ifPresent(
                        length -> head.append("Content-Length: ").append(length).append("\r\n"));
        head.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        boolean bodiless = incoming.request().method().equals("HEAD");
        long before = out.count;
        if (!bodiless) {
            response.body().writeTo(out);
        }
        out.flush();
        return keepAlive && (bodiless || out.count - before == response.length().getAsLong());
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 302 -> "Found";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "";
        };
    }

    private static final class CountingOutput extends FilterOutputStream {
        private long count;

        CountingOutput(OutputStream out) {
            super(new BufferedOutputStream(out, 16 * 1024));
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            count++;
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            out.write(octets, from, length);
            count += length;
        }
    }

    @Override
    public void close() {
        closing.now();
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in for Last.fm cannot close its port", e);
        }
    }
}
