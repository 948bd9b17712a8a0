package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lastfmwallpaper.cover.CoverServer.head;
import static org.lastfmwallpaper.cover.CoverServer.ok;
import static org.lastfmwallpaper.cover.CoverServer.raw;
import static org.lastfmwallpaper.cover.CoverServer.status;
import static org.lastfmwallpaper.cover.CoverServer.write;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CoverDownloaderTest {
    private static final int LIMIT = 100_000;
    private static final byte[] COVER = cover(50_000);

    /** How much later than its deadline a download may end on a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final CoverDownloader downloader = downloader(InetAddress::getAllByName);

    private CoverDownloader downloader(AddressGuard.NameService names) {
        return new CoverDownloader(
                CoverLimits.of(LIMIT, List.of("127.0.0.1", "covers.example"), true),
                names,
                InstantSource.system(),
                pauses::add,
                () -> 1);
    }

    @AfterEach
    void close() {
        downloader.close();
    }

    private static byte[] cover(int length) {
        byte[] cover = new byte[length];
        for (int at = 0; at < length; at++) {
            cover[at] = (byte) (at * 31);
        }
        return cover;
    }

    private static Instant in(Duration span) {
        return Instant.now().plus(span);
    }

    private byte[] download(CoverServer server) throws CoverException {
        return downloader.download(server.address("/cover.png"), in(Duration.ofSeconds(40)));
    }

    private CoverMissingException missing(CoverServer server) {
        return missing(server.address("/cover.png"));
    }

    private CoverMissingException missing(URI address) {
        return catchThrowableOfType(
                CoverMissingException.class, () -> downloader.download(address, in(Duration.ofSeconds(40))));
    }

    private CoverDelayedException delayed(CoverServer server) {
        return delayed(server, Duration.ofSeconds(40));
    }

    private CoverDelayedException delayed(CoverServer server, Duration within) {
        return catchThrowableOfType(
                CoverDelayedException.class, () -> downloader.download(server.address("/cover.png"), in(within)));
    }

    @Test
    void downloadsACoverAndSaysWhoAsks() throws Exception {
        try (CoverServer server = new CoverServer(ok(COVER))) {
            assertThat(downloader.download(server.address("/i/u/cover.png?a=b%20c"), in(Duration.ofSeconds(40))))
                    .isEqualTo(COVER);

            assertThat(server.paths()).containsExactly("/i/u/cover.png?a=b%20c");
            assertThat(server.headers(0))
                    .contains(
                            "user-agent: lastfm-wallpaper/1.0 (+https://www.last.fm/api)",
                            "accept-encoding: identity",
                            "host: 127.0.0.1:" + server.port())
                    .noneMatch(header -> header.startsWith("upgrade") || header.startsWith("authorization"));
        }
    }

    @Test
    void keepsTheConnectionAliveButNoCookie() throws Exception {
        try (CoverServer server = new CoverServer(
                (connection, out) ->
                        write(out, head(200, "Set-Cookie: session=1; Path=/", "Content-Length: 2") + "\r\nok"),
                status(404),
                status(302, "Location: /moved"),
                ok(COVER))) {
            assertThat(download(server)).hasSize(2);
            assertThat(missing(server).reason()).isEqualTo("not-found");
            assertThat(download(server)).isEqualTo(COVER);

            assertThat(server.connections()).isEqualTo(1);
            for (int request = 0; request < 4; request++) {
                assertThat(server.headers(request)).noneMatch(header -> header.startsWith("cookie"));
            }
        }
    }

    @Test
    void readsABodyWithoutALength() throws Exception {
        try (CoverServer server = new CoverServer(
                raw(head(200, "Connection: close") + "\r\nabc"),
                raw(head(200, "Transfer-Encoding: chunked") + "\r\n3\r\nabc\r\n0\r\n\r\n"))) {
            assertThat(download(server)).asString().isEqualTo("abc");
            assertThat(download(server)).asString().isEqualTo("abc");
        }
    }

    @Test
    void readsUpToTheLimitAndNotAByteMore() throws Exception {
        try (CoverServer server = new CoverServer(ok(cover(LIMIT)), ok(cover(LIMIT + 1)))) {
            assertThat(download(server)).hasSize(LIMIT);
            assertThat(missing(server).reason()).isEqualTo("too-large");
        }
    }

    @Test
    void refusesTooLongALengthWithoutWaitingForTheBody() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (CoverServer server = new CoverServer((connection, out) -> {
            write(out, head(200, "Content-Length: " + (LIMIT + 1)) + "\r\n");
            awaitEnd(connection.getInputStream(), hungUp);
        })) {
            assertThat(missing(server)).hasMessageContaining("larger than 100000 bytes");
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitEnd(InputStream in, CountDownLatch ended) {
        try {
            while (in.read() >= 0) {
                // nothing more is sent
            }
        } catch (IOException e) {
            // reset is an end too
        }
        ended.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Transfer-Encoding: chunked", "Content-Length: 1000", "Content-Length: -5"})
    void hangsUpOnABodyWithoutEnd(String header) throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        CoverServer.Reply endless = (connection, out) -> {
            write(out, header.isEmpty() ? head(200) + "\r\n" : head(200, header) + "\r\n");
            String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
            try {
                while (true) {
                    write(out, chunk);
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        };
        try (CoverServer server = new CoverServer(endless, endless, endless)) {
            CompletableFuture<byte[]> download = CompletableFuture.supplyAsync(() -> {
                try {
                    return download(server);
                } catch (CoverException e) {
                    return new byte[0];
                }
            });
            assertThat(download.get(20, TimeUnit.SECONDS).length).isLessThanOrEqualTo(1000);
            downloader.close(); // a length that was kept to leaves a connection that could be used again
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void survivesAServerThatSendsMoreThanItSaid() throws Exception {
        try (CoverServer server = new CoverServer(
                (connection, out) -> write(out, head(200, "Content-Length: 3") + "\r\nabcdefgh"),
                ok(COVER),
                ok(COVER))) {
            assertThat(download(server)).asString().isEqualTo("abc");
            assertThat(download(server)).isEqualTo(COVER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10", "Transfer-Encoding: chunked"})
    void aBodyThatEndsTooEarlyIsAPassingFault(String header) throws Exception {
        CoverServer.Reply half = raw(head(200, header) + "\r\n5\r\nabc");
        try (CoverServer server = new CoverServer(half, half, half, ok(COVER))) {
            assertThat(delayed(server).reason()).isEqualTo("truncated");
            assertThat(server.paths()).hasSize(CoverDownloader.ATTEMPTS);
        }
    }

    @Test
    void refusesACompressedBodyAsItCouldGrowPastEveryLimit() throws Exception {
        try (CoverServer server = new CoverServer(
                raw(head(200, "Content-Encoding: gzip", "Content-Length: 3") + "\r\nabc"),
                raw(head(200, "Content-Encoding: identity", "Content-Length: 3") + "\r\nabc"))) {
            assertThat(missing(server).reason()).isEqualTo("encoded");
            assertThat(download(server)).asString().isEqualTo("abc");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirects(int status) throws Exception {
        try (CoverServer server = new CoverServer(status(status, "Location: other/cover.png"), ok(COVER))) {
            assertThat(downloader.download(server.address("/i/first.png"), in(Duration.ofSeconds(40))))
                    .isEqualTo(COVER);
            assertThat(server.paths()).containsExactly("/i/first.png", "/i/other/cover.png");
        }
    }

    @Test
    void followsThreeRedirectsAndNoMore() throws Exception {
        CoverServer.Reply loop = status(302, "Location: /cover.png");
        try (CoverServer server = new CoverServer(loop, loop, loop, ok(COVER), loop, loop, loop, loop, ok(COVER))) {
            assertThat(download(server)).isEqualTo(COVER);
            assertThat(missing(server).reason()).isEqualTo("redirects");
            assertThat(server.paths()).hasSize(4 + 4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:%d/, blocked-address",
        "http://user@127.0.0.1:%d/, blocked-address",
        "http://127.0.0.1.:%d/, blocked-address",
        "//localhost:%d/, blocked-address",
        "file:///etc/passwd, blocked-address",
        "ftp://127.0.0.1:%d/, blocked-address",
        "'http://127.0.0.1:%d/a b', redirects",
        "'http://127.0.0.1:%d\\@localhost/', redirects",
    })
    void checksEachRedirectAnew(String location, String reason) throws Exception {
        try (CoverServer elsewhere = new CoverServer(ok(COVER));
                CoverServer server = new CoverServer(
                        status(302, "Location: " + location.replace("%d", String.valueOf(elsewhere.port()))),
                        ok(COVER))) {
            assertThat(missing(server).reason()).isEqualTo(reason);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void aRedirectToNowhereIsNoCover() throws Exception {
        try (CoverServer server = new CoverServer(status(302))) {
            assertThat(missing(server).reason()).isEqualTo("redirects");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, not-found", "410, not-found", "400, refused", "401, refused", "403, refused", "204, refused"})
    void whatTheServerRefusesIsAskedForOnce(int status, String reason) throws Exception {
        try (CoverServer server =
                new CoverServer(status == 204 ? raw("HTTP/1.1 204 No Content\r\n\r\n") : status(status), ok(COVER))) {
            CoverMissingException e = missing(server);

            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessage("the server answered " + status);
            assertThat(server.paths()).hasSize(1);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void asksAgainAfterAPassingFaultEachTimeLater() throws Exception {
        try (CoverServer server = new CoverServer(status(503), status(500), ok(COVER))) {
            assertThat(download(server)).isEqualTo(COVER);
            assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
        }
    }

    @Test
    void givesUpAfterThreeAttempts() throws Exception {
        try (CoverServer server = new CoverServer(status(503), status(502), status(500), ok(COVER))) {
            CoverDelayedException e = delayed(server);

            assertThat(e.reason()).isEqualTo("server-error");
            assertThat(e).hasMessage("the server answered 500");
            assertThat(server.paths()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 7", "503, 7"})
    void waitsAsLongAsTheServerAsks(int status, int seconds) throws Exception {
        try (CoverServer server = new CoverServer(status(status, "Retry-After: " + seconds), ok(COVER))) {
            assertThat(download(server)).isEqualTo(COVER);
            assertThat(pauses).containsExactly(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void waitsUntilTheDateThatTheServerGives() throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                in(Duration.ofSeconds(15)).atOffset(ZoneOffset.UTC));
        try (CoverServer server = new CoverServer(status(429, "Retry-After: " + date), ok(COVER))) {
            assertThat(download(server)).isEqualTo(COVER);
            assertThat(pauses)
                    .singleElement(InstanceOfAssertFactories.DURATION)
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
        }
    }

    @Test
    void doesNotWaitPastTheDeadline() throws Exception {
        try (CoverServer server = new CoverServer(status(429, "Retry-After: 3600"), ok(COVER))) {
            assertThat(delayed(server).reason()).isEqualTo("busy");
            assertThat(pauses).isEmpty();
            assertThat(server.paths()).hasSize(1);
        }
    }

    @Test
    void ignoresARetryAfterThatMeansNothing() throws Exception {
        try (CoverServer server =
                new CoverServer(status(503, "Retry-After: soon"), status(503, "Retry-After: -1"), ok(COVER))) {
            assertThat(download(server)).isEqualTo(COVER);
            assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
        }
    }

    @Test
    void asksAgainWhenTheConnectionIsReset() throws Exception {
        try (CoverServer server = new CoverServer(
                (connection, out) -> {
                    write(out, head(200, "Content-Length: 50000") + "\r\nabc");
                    connection.setSoLinger(true, 0);
                    connection.close();
                },
                ok(COVER))) {
            assertThat(download(server)).isEqualTo(COVER);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatDoesNotSpeakHttpIsAPassingFault() throws Exception {
        CoverServer.Reply nonsense = raw("220 ftp.example ready\r\n".repeat(100));
        try (CoverServer server = new CoverServer(nonsense, nonsense, nonsense)) {
            assertThat(delayed(server).reason()).isEqualTo("connection");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsNoHeaderWithoutEnd(boolean manyLines) throws Exception {
        CoverServer.Reply endless = (connection, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nX: ");
            while (true) {
                write(out, "y".repeat(1000) + (manyLines ? "\r\nX: " : ""));
            }
        };
        try (CoverServer server = new CoverServer(endless, endless, endless)) {
            assertThat(delayed(server).reason()).isEqualTo("connection");
        }
    }

    @Test
    void aHostWithoutAnAddressIsAPassingFault() throws Exception {
        try (CoverDownloader nameless = downloader(host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(catchThrowableOfType(
                                    CoverDelayedException.class,
                                    () -> nameless.download(
                                            URI.create("http://covers.example/"), in(Duration.ofSeconds(40))))
                            .reason())
                    .isEqualTo("dns");
        }
    }

    @Test
    void aServerThatIsNotThereIsAPassingFault() throws Exception {
        URI nobody;
        try (CoverServer server = new CoverServer()) {
            nobody = server.address("/");
        }
        assertThat(catchThrowableOfType(
                                CoverDelayedException.class,
                                () -> downloader.download(nobody, in(Duration.ofSeconds(40))))
                        .reason())
                .isEqualTo("connection");
    }

    @Test
    void cutsOffASenderOfOneByteNowAndThen() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (CoverServer server = new CoverServer((connection, out) -> {
            write(out, head(200, "Content-Length: 50000") + "\r\n");
            try {
                while (true) {
                    write(out, "x");
                    Thread.sleep(100);
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        })) {
            assertEndsInTime(Duration.ofMillis(1200), within -> {
                assertThat(delayed(server, within).reason()).isEqualTo("timeout");
            });
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.paths()).hasSize(1);
        }
    }

    @Test
    void doesNotWaitForASilentServer() throws Exception {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (CoverServer server = new CoverServer((connection, out) -> testIsOver.await())) {
            assertEndsInTime(Duration.ofMillis(500), within -> {
                assertThat(delayed(server, within).reason()).isEqualTo("timeout");
            });
        }
    }

    @Test
    void doesNotWaitForASilentNameServer() throws Exception {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (CoverDownloader waiting = downloader(host -> {
            awaitUninterruptibly(testIsOver);
            throw new UnknownHostException(host);
        })) {
            assertEndsInTime(Duration.ofMillis(500), within -> {
                assertThat(catchThrowableOfType(
                                        CoverDelayedException.class,
                                        () -> waiting.download(URI.create("http://covers.example/"), in(within)))
                                .reason())
                        .isEqualTo("timeout");
            });
        } finally {
            testIsOver.countDown();
        }
    }

    /** As a lookup by the operating system is: deaf to interrupts. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // goes on waiting
            }
        }
    }

    private interface Within {
        void run(Duration within) throws Exception;
    }

    private static void assertEndsInTime(Duration within, Within download) throws Exception {
        Instant started = Instant.now();
        download.run(within);
        assertThat(Duration.between(started, Instant.now())).isBetween(within, within.plus(GRACE));
    }

    @Test
    void doesNotBeginAfterItsDeadline() throws Exception {
        try (CoverServer server = new CoverServer(ok(COVER))) {
            assertThat(delayed(server, Duration.ofSeconds(-1)).reason()).isEqualTo("timeout");
        }
    }

    @Test
    void takesADeadlineThatNeverComes() throws Exception {
        try (CoverServer server = new CoverServer(ok(COVER))) {
            assertThat(downloader.download(server.address("/"), Instant.MAX)).isEqualTo(COVER);
        }
    }

    @Test
    void anInterruptEndsADownloadAndIsKept() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (CoverServer server = new CoverServer((connection, out) -> {
            asked.countDown();
            awaitEnd(connection.getInputStream(), hungUp);
        })) {
            CompletableFuture<String> end = new CompletableFuture<>();
            Thread worker = Thread.ofPlatform().start(() -> {
                CoverDelayedException e = delayed(server);
                end.complete(e.reason() + " " + Thread.currentThread().isInterrupted());
            });
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            worker.interrupt();

            assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("interrupted true");
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptEndsABackOff() throws Exception {
        try (CoverServer server = new CoverServer(status(503), ok(COVER));
                CoverDownloader stopped = new CoverDownloader(
                        CoverLimits.of(LIMIT, List.of("127.0.0.1"), true),
                        InetAddress::getAllByName,
                        InstantSource.system(),
                        span -> {
                            throw new InterruptedException();
                        },
                        () -> 0)) {
            CoverDelayedException e = catchThrowableOfType(
                    CoverDelayedException.class,
                    () -> stopped.download(server.address("/"), in(Duration.ofSeconds(40))));

            assertThat(e.reason()).isEqualTo("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsADownloadAndAllLaterOnes() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (CoverServer server = new CoverServer((connection, out) -> {
            asked.countDown();
            awaitEnd(connection.getInputStream(), hungUp);
        })) {
            CompletableFuture<CoverDelayedException> end = CompletableFuture.supplyAsync(() -> delayed(server));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            downloader.close();

            assertThat(end.get(20, TimeUnit.SECONDS).reason()).isIn("connection", "truncated", "interrupted");
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(delayed(server).reason()).isEqualTo("interrupted");
        }
    }

    @Test
    void downloadsForManyThreadsAtOnce() throws Exception {
        CoverServer.Reply[] replies = new CoverServer.Reply[40];
        Arrays.fill(replies, ok(COVER));
        try (CoverServer server = new CoverServer(replies)) {
            List<CompletableFuture<byte[]>> downloads = IntStream.range(0, replies.length)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> {
                        try {
                            return download(server);
                        } catch (CoverException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .toList();
            for (CompletableFuture<byte[]> download : downloads) {
                assertThat(download.get(30, TimeUnit.SECONDS)).isEqualTo(COVER);
            }
        }
    }

    @Test
    void believesNoCertificateThatNobodyVouchesFor(@TempDir Path folder) throws Exception {
        try (CoverServer server = new CoverServer(tls(folder), ok(COVER), ok(COVER), ok(COVER))) {
            URI address = URI.create("https://127.0.0.1:" + server.port() + "/");
            CoverDelayedException e = catchThrowableOfType(
                    CoverDelayedException.class, () -> downloader.download(address, in(Duration.ofSeconds(40))));

            assertThat(e.reason()).isEqualTo("connection");
            assertThat(e).hasCauseInstanceOf(SSLException.class);
            assertThat(server.paths()).isEmpty();
        }
    }

    private static ServerSocket tls(Path folder) throws Exception {
        Path file = folder.resolve("keys");
        Process keytool = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "password",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "password".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "password".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    }
}
