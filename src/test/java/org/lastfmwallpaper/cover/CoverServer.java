package org.lastfmwallpaper.cover;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that answers each request with the next reply, down to the last byte, however wrong. */
final class CoverServer implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Writes an answer. The connection stays open afterwards, unless the reply closes it. */
    @FunctionalInterface
    interface Reply {
        void send(Socket connection, OutputStream out) throws Exception;
    }

    CoverServer(Reply... replies) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), replies);
    }

    CoverServer(ServerSocket listener, Reply... replies) {
        this.listener = listener;
        this.replies.addAll(List.of(replies));
        threads.execute(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.incrementAndGet();
                sockets.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String request = read(in); !request.isEmpty(); request = read(in)) {
                requests.add(request);
                Reply reply = replies.poll();
                (reply == null ? status(500) : reply).send(connection, connection.getOutputStream());
            }
        } catch (Exception e) {
            // The client hung up, or the test is over.
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            request.append((char) next);
            if (request.toString().endsWith("\r\n\r\n")) {
                return request.toString();
            }
        }
        return "";
    }

    /** A whole answer with a body and its length. */
    static Reply ok(byte[] body) {
        return (connection, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
            out.write(body);
        };
    }

    static Reply status(int status, String... headers) {
        return (connection, out) -> write(out, head(status, headers) + "Content-Length: 5\r\n\r\nsorry");
    }

    /** An answer's bytes as they are, and then the end of the connection. */
    static Reply raw(String bytes) {
        return (connection, out) -> {
            write(out, bytes);
            connection.shutdownOutput();
        };
    }

    static String head(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** The first line of each request. */
    List<String> paths() {
        return requests.stream().map(request -> request.split(" ", 3)[1]).toList();
    }

    /** Lines of the request with this number, from 0, in lower case. */
    List<String> headers(int request) {
        return new ArrayList<>(
                requests.get(request).toLowerCase(Locale.ROOT).lines().toList());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
