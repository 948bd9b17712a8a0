package org.lastfmwallpaper.lastfm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Stands in for Last.fm on loopback, and says what it was asked. */
final class LastFmServer implements AutoCloseable {
    static {
        // The JDK's server sends head and body apart; without this each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answers answers = request -> json("{}");

    /** What the client sent. */
    record Request(Map<String, String> query, String rawQuery, String userAgent, String accept) {
        String parameter(String name) {
            return query.getOrDefault(name, "");
        }

        int page() {
            return Integer.parseInt(parameter("page"));
        }
    }

    /** What the server sends. */
    @FunctionalInterface
    interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    /** Which reply a request gets. */
    @FunctionalInterface
    interface Answers {
        Reply to(Request request);
    }

    LastFmServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/2.0/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/2.0/");
    }

    void answer(Answers answers) {
        this.answers = answers;
    }

    /** Sends these one after the other, and the last one ever after. */
    void answerInTurn(Reply... replies) {
        answer(request -> replies[Math.min(requests.size(), replies.length) - 1]);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String rawQuery = exchange.getRequestURI().getRawQuery();
        Map<String, String> query = Arrays.stream(rawQuery.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
        Request request = new Request(
                query,
                rawQuery,
                exchange.getRequestHeaders().getFirst("User-Agent"),
                exchange.getRequestHeaders().getFirst("Accept"));
        requests.add(request);
        try (exchange) {
            answers.to(request).send(exchange);
        }
    }

    static Reply json(String body) {
        return reply(200, "application/json; charset=utf-8", body);
    }

    static Reply error(int status, int code, String message) {
        return reply(status, "application/json", "{\"error\":%d,\"message\":\"%s\"}".formatted(code, message));
    }

    static Reply reply(int status, String contentType, String body) {
        return reply(status, Map.of("Content-Type", contentType), body);
    }

    static Reply reply(int status, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        };
    }

    /** Sends the first half of a body, does something, and sends the rest. */
    static Reply inTwoHalves(String body, Runnable between) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes, 0, bytes.length / 2);
                out.flush();
                between.run();
                out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
            }
        };
    }

    /** Sends spaces for as long as anyone listens. */
    static Reply endless() {
        byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) { // until the client hangs up, which is an IOException here
                exchange.getResponseBody().write(spaces);
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
