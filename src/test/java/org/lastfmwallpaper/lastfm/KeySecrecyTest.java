package org.lastfmwallpaper.lastfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lastfmwallpaper.lastfm.LastFmServer.error;
import static org.lastfmwallpaper.lastfm.LastFmServer.json;
import static org.lastfmwallpaper.lastfm.LastFmServer.reply;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lastfmwallpaper.album.Period;

/** Everything that goes wrong, with every log wide open: the key must not be in any of it. */
@Timeout(60)
class KeySecrecyTest {
    private static final String KEY = "5ecret key/of+ours";
    private static final String KEY_IN_ADDRESS = "5ecret%20key%2Fof%2Bours";
    private static final String KEY_IN_FORM = "5ecret+key%2Fof%2Bours";

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger WIRE = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private final TestTime time = new TestTime();
    private final Capture capture = new Capture();
    private final Level levelBefore = ROOT.getLevel();
    private final Handler[] handlersBefore = ROOT.getHandlers();
    private LastFmServer lastFm;

    @BeforeEach
    void open() throws IOException {
        lastFm = new LastFmServer();
        Arrays.stream(handlersBefore).forEach(ROOT::removeHandler);
        ROOT.addHandler(capture);
        ROOT.setLevel(Level.ALL);
        WIRE.setLevel(null); // whatever a test before did, this one's client must see to it
    }

    @AfterEach
    void close() {
        lastFm.close();
        ROOT.removeHandler(capture);
        ROOT.setLevel(levelBefore);
        Arrays.stream(handlersBefore).forEach(ROOT::addHandler);
    }

    /** What is logged, but for what the server in this process logs: in earnest that is Last.fm's own log. */
    private static final class Capture extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            String name = String.valueOf(record.getLoggerName());
            if (!name.startsWith("com.sun.net.httpserver")) {
                lines.add(name + ": " + record.getMessage() + " " + Arrays.toString(record.getParameters()) + " "
                        + trace(record.getThrown()));
            }
        }

        private static String trace(@Nullable Throwable thrown) {
            return thrown == null ? "" : KeySecrecyTest.trace(thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The exception, all its causes and all that they suppressed. */
    private static List<Throwable> everythingIn(Throwable thrown) {
        List<Throwable> found = new ArrayList<>(List.of(thrown));
        if (thrown.getCause() != null) {
            found.addAll(everythingIn(thrown.getCause()));
        }
        Arrays.stream(thrown.getSuppressed()).forEach(suppressed -> found.addAll(everythingIn(suppressed)));
        return found;
    }

    private void assertNothingTellsTheKey(URI url, AnswerLimits limits) {
        try (LastFmClient client = new LastFmClient(url, KEY, limits, time.timing())) {
            LastFmException failure =
                    catchThrowableOfType(LastFmException.class, () -> client.topAlbums("RJ", Period.OVERALL, 50));

            assertThat(everythingIn(failure)).allSatisfy(thrown -> {
                assertKeyless(String.valueOf(thrown.getMessage()));
                assertKeyless(thrown.toString());
                assertKeyless(trace(thrown));
            });
        }
        assertThat(capture.lines).allSatisfy(KeySecrecyTest::assertKeyless);
    }

    private static void assertKeyless(String text) {
        assertThat(text).doesNotContain(KEY, KEY_IN_ADDRESS, KEY_IN_FORM, "api_key=");
    }

    @Test
    void refusalsAndFaultsKeepIt() {
        for (int code : new int[] {2, 3, 4, 6, 7, 8, 10, 17, 29, 99}) {
            for (String words : List.of(
                    "x", "the user's key " + KEY + " is bad", "no " + KEY_IN_ADDRESS + " and no " + KEY_IN_FORM)) {
                lastFm.answer(request -> error(400, code, words));
                assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);
            }
        }
        assertThat(capture.lines).anyMatch(line -> line.contains("asking again"));
    }

    @Test
    void aBrokenBodyThatQuotesTheRequestKeepsIt() {
        lastFm.answer(request -> json("<a href=\"?" + request.rawQuery() + "\">" + KEY + "</a>"));
        assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);

        lastFm.answer(request -> json("{\"" + KEY + "\":" + KEY));
        assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);
    }

    @Test
    void aRedirectKeepsIt() {
        lastFm.answer(request -> reply(302, Map.of("Location", "//" + request.rawQuery()), ""));
        assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);

        lastFm.answer(request -> reply(302, Map.of("Location", lastFm.url() + "?" + request.rawQuery()), ""));
        assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);
    }

    @Test
    void anHttpErrorWithoutABodyKeepsIt() {
        for (int status : new int[] {400, 401, 404, 407, 410, 500, 503}) {
            lastFm.answer(request -> reply(status, Map.of(), ""));
            assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);
        }
    }

    @Test
    void aServerThatCannotBeReachedKeepsIt() {
        lastFm.close();
        assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);
        assertNothingTellsTheKey(URI.create("http://last.fm.invalid/2.0/"), AnswerLimits.USUAL);
        assertNothingTellsTheKey(URI.create("nonsense://127.0.0.1/2.0/"), AnswerLimits.USUAL);
    }

    @Test
    void aConnectionThatBreaksKeepsIt() {
        lastFm.answer(request -> exchange -> exchange.sendResponseHeaders(200, 50_000));
        assertNothingTellsTheKey(lastFm.url(), AnswerLimits.USUAL);
    }

    @Test
    void aServerThatIsNoWebServerKeepsIt() throws IOException {
        try (ServerSocket mail = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(mail));
            assertNothingTellsTheKey(URI.create("http://127.0.0.1:" + mail.getLocalPort() + "/"), AnswerLimits.USUAL);
            assertNothingTellsTheKey(URI.create("https://127.0.0.1:" + mail.getLocalPort() + "/"), AnswerLimits.USUAL);
        }
    }

    private static void greet(ServerSocket mail) {
        while (!mail.isClosed()) {
            try (Socket caller = mail.accept()) {
                caller.getOutputStream().write("220 mail.example ready\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException ignored) {
                // The caller hung up, or the test is over.
            }
        }
    }

    @Test
    void aTimeOutKeepsIt() {
        lastFm.answer(request -> LastFmServer.inTwoHalves(
                "{}", () -> LockSupport.parkNanos(Duration.ofMillis(200).toNanos())));
        assertNothingTellsTheKey(
                lastFm.url(),
                new AnswerLimits(Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(60), 1 << 20));
    }

    @Test
    void theKeyItselfDoesNotSayWhatItIs() {
        assertThat(new ApiKey(KEY)).hasToString("ApiKey[set]");
        assertThat(new ApiKey("")).hasToString("ApiKey[not set]");
        assertThat(new ApiKey("").removedFrom("as it was")).isEqualTo("as it was");
    }

    @Test
    void aLevelThatTheOperatorSetHigherStays() {
        WIRE.setLevel(Level.OFF);
        WireLog.hush();
        assertThat(WIRE.getLevel()).isEqualTo(Level.OFF);

        WIRE.setLevel(Level.FINEST);
        WireLog.hush();
        assertThat(WIRE.getLevel()).isEqualTo(Level.INFO);
    }
}
