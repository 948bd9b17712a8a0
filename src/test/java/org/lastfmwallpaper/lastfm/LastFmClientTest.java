package org.lastfmwallpaper.lastfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lastfmwallpaper.lastfm.LastFmServer.error;
import static org.lastfmwallpaper.lastfm.LastFmServer.json;
import static org.lastfmwallpaper.lastfm.LastFmServer.reply;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.lastfm.LastFmException.Kind;

@Timeout(60)
class LastFmClientTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final LastFmServer.Reply TWO_ALBUMS = json(Charts.page("RJ", 1, 2, 1, 1));

    private final TestTime time = new TestTime();
    private LastFmServer lastFm;
    private LastFmClient client;

    @BeforeEach
    void open() throws IOException {
        lastFm = new LastFmServer();
        client = client(AnswerLimits.USUAL, time.timing());
    }

    @AfterEach
    void close() {
        client.close();
        lastFm.close();
    }

    private LastFmClient client(AnswerLimits limits, Timing timing) {
        return new LastFmClient(lastFm.url(), KEY, limits, timing);
    }

    private List<Album> albums() {
        return client.topAlbums("RJ", Period.OVERALL, 50);
    }

    private LastFmException failure() {
        return failure("RJ");
    }

    private LastFmException failure(String user) {
        return catchThrowableOfType(LastFmException.class, () -> client.topAlbums(user, Period.OVERALL, 50));
    }

    // What is asked

    @ParameterizedTest
    @EnumSource(Period.class)
    void asksForTheChartOfAPeriodByName(Period period) {
        lastFm.answerInTurn(TWO_ALBUMS);

        client.topAlbums("RJ", period, 7);

        assertThat(lastFm.requests()).singleElement().satisfies(request -> {
            assertThat(request.query())
                    .containsOnly(
                            Map.entry("method", "user.gettopalbums"),
                            Map.entry("user", "RJ"),
                            Map.entry("period", period.id()),
                            Map.entry("limit", "7"),
                            Map.entry("page", "1"),
                            Map.entry("format", "json"),
                            Map.entry("api_key", KEY));
            assertThat(request.userAgent()).isEqualTo("lastfm-wallpaper/1.0");
            assertThat(request.accept()).isEqualTo("application/json");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{braces}", "50%", "%41", "a&b=c", "a+b c", "ünï/códe?#", "音楽 🎵", "\"q\"\\"})
    void anyNameArrivesAsItWasGiven(String user) {
        lastFm.answer(request -> json(Charts.page(request.parameter("user"), 1, 1, 1, 1)));

        assertThat(client.topAlbums(user, Period.WEEK, 5)).hasSize(1);

        assertThat(lastFm.requests()).singleElement().satisfies(request -> {
            assertThat(request.parameter("user")).isEqualTo(user);
            assertThat(request.rawQuery()).matches("[\\x21-\\x7e]*").doesNotContain("+", "{", "}");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void aLimitThatLastFmDoesNotKnowIsNotSent(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> client.topAlbums("RJ", Period.WEEK, limit));

        assertThat(lastFm.requests()).isEmpty();
    }

    @Test
    void anApiAddressWithAQueryKeepsIt() {
        lastFm.answerInTurn(TWO_ALBUMS);
        try (LastFmClient behindGateway = LastFmClient.create(URI.create(lastFm.url() + "?tenant=a%26b"), KEY)) {
            assertThat(behindGateway.topAlbums("RJ", Period.WEEK, 2)).hasSize(2);
        }

        assertThat(lastFm.requests().getFirst().parameter("tenant")).isEqualTo("a&b");
        assertThat(lastFm.requests().getFirst().parameter("user")).isEqualTo("RJ");
    }

    // What comes back

    @Test
    void anAlbumIsReadAsLastFmSendsIt() {
        lastFm.answerInTurn(json("""
                {"topalbums":{"album":[{"artist":{"url":"https://www.last.fm/music/Low","name":"Low","mbid":"8f5bdbab"},
                 "image":[{"size":"small","#text":"https://i.example/i/u/34s/a.png"},
                          {"size":"medium","#text":""},
                          {"size":"mega","#text":"https://i.example/i/u/300x300/a.png"},
                          {"size":"","#text":"https://i.example/i/u/300x300/b.png"}],
                 "mbid":"","url":"https://www.last.fm/music/Low/Double+Negative","playcount":"131",
                 "@attr":{"rank":"4"},"name":"Double Negative"}],
                 "@attr":{"user":"rj","totalPages":"1","page":"1","perPage":"50","total":"1"}}}"""));

        assertThat(albums())
                .containsExactly(new Album(
                        1,
                        "Low",
                        "Double Negative",
                        131,
                        List.of(
                                "https://i.example/i/u/34s/a.png",
                                "https://i.example/i/u/300x300/a.png",
                                "https://i.example/i/u/300x300/b.png")));
    }

    @Test
    void anyUnicodeInNamesComesThrough() {
        List<String> names = List.of(
                "AC/DC",
                "…And Justice for All",
                "( )",
                "\"Heroes\" & 'Low' <b>",
                "夜に駆ける",
                "أم كلثوم",
                "שלום",
                "Sigur Rós",
                "🎧💿👩‍👩‍👧",
                "\u202Eright to left",
                "tab\tand\nline",
                " spaces ",
                "長".repeat(300));
        JsonArrayBuilder albums = Json.createArrayBuilder();
        names.forEach(name -> albums.add(Charts.album(name, name)));
        lastFm.answerInTurn(json(Charts.page("RJ", albums, 1, 1)));

        List<Album> read = albums();

        assertThat(read).extracting(Album::artist).containsExactlyElementsOf(names);
        assertThat(read).extracting(Album::title).containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topalbums\":{\"album\":[],\"@attr\":{\"user\":\"RJ\",\"totalPages\":\"0\",\"total\":\"0\"}}}",
                "{\"topalbums\":{\"@attr\":{\"user\":\"RJ\",\"totalPages\":\"0\"}}}",
                "{\"topalbums\":{\"#text\":\"\\n  \",\"@attr\":{\"user\":\"RJ\"}}}",
                "{\"topalbums\":{\"album\":null}}",
                "{\"topalbums\":{}}"
            })
    void noAlbumsIsAnEmptyListWhateverItsShape(String body) {
        lastFm.answerInTurn(json(body));

        assertThat(albums()).isEmpty();
        assertThat(lastFm.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // One album alone is an object.
                "{\"topalbums\":{\"album\":{\"artist\":{\"name\":\"Low\"},\"name\":\"Hey What\",\"playcount\":\"3\"},"
                        + "\"@attr\":{\"user\":\"RJ\",\"totalPages\":\"1\"}}}",
                // Numbers that are numbers, one image that is no list, an artist that is a text.
                "{\"topalbums\":{\"album\":[{\"artist\":\"Low\",\"name\":\"Hey What\",\"playcount\":3,\"mbid\":null,"
                        + "\"image\":{\"size\":\"small\",\"#text\":\"\"}}],\"@attr\":{\"user\":\"RJ\",\"totalPages\":1}}}",
                // An artist as in the weekly charts, no images.
                "{\"topalbums\":{\"album\":[{\"artist\":{\"#text\":\"Low\",\"mbid\":\"\"},\"name\":\"Hey What\","
                        + "\"playcount\":\"3\",\"image\":[]}],\"@attr\":{\"totalPages\":\"1\"}}}",
                // Between albums without a usable name.
                "{\"topalbums\":{\"album\":[{\"name\":\"No artist\"},{\"artist\":{\"name\":\"No title\"}},"
                        + "{\"artist\":{\"name\":\" \"},\"name\":\"x\"},{\"artist\":{\"name\":\"x\"},\"name\":null},7,null,"
                        + "{\"artist\":{\"name\":\"Low\"},\"name\":\"Hey What\",\"playcount\":\"3\",\"image\":[null,{}]}],"
                        + "\"@attr\":{\"user\":\"RJ\",\"totalPages\":\"1\"}}}",
            })
    void oneAlbumIsReadWhateverItsShape(String body) {
        lastFm.answerInTurn(json(body));

        assertThat(albums()).containsExactly(new Album(1, "Low", "Hey What", 3, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"many\"", "-3", "1.5", "null", "\"99999999999999999999\"", "[]"})
    void aPlayCountThatCannotBeReadIsNought(String count) {
        lastFm.answerInTurn(json("{\"topalbums\":{\"album\":{\"artist\":\"Low\",\"name\":\"Hey What\",\"playcount\":"
                + count + "},\"@attr\":{\"totalPages\":\"1\"}}}"));

        assertThat(albums()).extracting(Album::playCount).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/octet-stream", "nonsense", "text/plain; charset=ISO-8859-1"})
    void theContentTypeIsNotTrusted(String contentType) {
        lastFm.answerInTurn(reply(
                200, contentType, Charts.page("RJ", Json.createArrayBuilder().add(Charts.album("Rós", "🎵")), 1, 1)));

        assertThat(albums()).extracting(Album::artist).containsExactly("Rós");
    }

    // Pages

    @Test
    void aThousandAlbumsComeInOneRequest() {
        lastFm.answer(request -> json(Charts.page("RJ", 1, Integer.parseInt(request.parameter("limit")), 1, 4)));

        List<Album> albums = client.topAlbums("RJ", Period.OVERALL, 1000);

        assertThat(albums).hasSize(1000);
        assertThat(albums).extracting(Album::rank).containsExactlyElementsOf(numbers(1, 1000));
        assertThat(lastFm.requests()).hasSize(1);
    }

    @Test
    void pagesThatAreShorterThanAskedForAreAddedUpToTheLimit() {
        lastFm.answer(
                request -> json(Charts.page("RJ", 50 * request.page() - 49, 50 * request.page(), request.page(), 71)));

        List<Album> albums = client.topAlbums("RJ", Period.OVERALL, 120);

        assertThat(albums).extracting(Album::title).containsExactlyElementsOf(titles(1, 120));
        assertThat(albums).extracting(Album::rank).containsExactlyElementsOf(numbers(1, 120));
        assertThat(lastFm.requests()).extracting(LastFmServer.Request::page).containsExactly(1, 2, 3);
        assertThat(lastFm.requests())
                .extracting(request -> request.parameter("limit"))
                .containsOnly("120");
    }

    @Test
    void aPageWithMoreThanAskedForIsCutOff() {
        lastFm.answerInTurn(json(Charts.page("RJ", 1, 50, 1, 71)));

        assertThat(client.topAlbums("RJ", Period.OVERALL, 3))
                .extracting(Album::title)
                .containsExactlyElementsOf(titles(1, 3));
    }

    @Test
    void theLastPageEndsTheList() {
        lastFm.answer(
                request -> json(Charts.page("RJ", 10 * request.page() - 9, 10 * request.page(), request.page(), 2)));

        assertThat(albums()).hasSize(20);
        assertThat(lastFm.requests()).hasSize(2);
    }

    @Test
    void anEmptyPageEndsTheListWhereNobodySaysHowManyThereAre() {
        lastFm.answerInTurn(
                json("{\"topalbums\":{\"album\":[{\"artist\":\"a\",\"name\":\"b\"}]}}"),
                json("{\"topalbums\":{\"album\":[]}}"));

        assertThat(albums()).hasSize(1);
        assertThat(lastFm.requests()).hasSize(2);
    }

    @Test
    void whatMovedBetweenTwoPagesIsTakenOnce() {
        lastFm.answerInTurn(
                json(Charts.page("RJ", 1, 10, 1, 3)),
                json(Charts.page("RJ", 9, 18, 2, 3)),
                json(Charts.page("RJ", 18, 27, 3, 3)));

        List<Album> albums = albums();

        assertThat(albums).extracting(Album::title).containsExactlyElementsOf(titles(1, 27));
        assertThat(albums).extracting(Album::rank).containsExactlyElementsOf(numbers(1, 27));
    }

    @Test
    void anAlbumThatWasRenamedBetweenTwoPagesIsKnownByItsMbid() {
        lastFm.answerInTurn(
                json(Charts.page(
                        "RJ",
                        Json.createArrayBuilder()
                                .add(Charts.album("Low", "Trust").add("mbid", "m-1")),
                        1,
                        2)),
                json(Charts.page(
                        "RJ",
                        Json.createArrayBuilder()
                                .add(Charts.album("LOW", "Trust (Remastered)").add("mbid", "m-1"))
                                .add(Charts.album("Low", "Trust (Live)").add("mbid", "m-2")),
                        2,
                        2)));

        assertThat(albums()).extracting(Album::title).containsExactly("Trust", "Trust (Live)");
    }

    @Test
    void theSamePageAgainAndAgainEndsTheList() {
        lastFm.answerInTurn(json(Charts.page("RJ", 1, 10, 1, 1_000_000)));

        assertThat(albums()).hasSize(10);
        assertThat(lastFm.requests()).hasSize(1 + LastFmClient.STALE_PAGES);
    }

    @Test
    void aFaultOnALaterPageIsWaitedOutThere() {
        lastFm.answerInTurn(
                json(Charts.page("RJ", 1, 10, 1, 2)),
                error(500, 8, "Operation failed"),
                json(Charts.page("RJ", 11, 20, 2, 2)));

        assertThat(albums()).hasSize(20);
        assertThat(lastFm.requests()).extracting(LastFmServer.Request::page).containsExactly(1, 2, 2);
    }

    // Another listener's albums

    @Test
    void theListenersNameMayComeBackInAnotherCase() {
        lastFm.answerInTurn(json(Charts.page("rJ", 1, 2, 1, 1)));

        assertThat(client.topAlbums("Rj", Period.OVERALL, 50)).hasSize(2);
        assertThat(lastFm.requests()).hasSize(1);
    }

    @Test
    void anotherListenersAlbumsAreDroppedAndAskedForAgain() {
        lastFm.answerInTurn(json(Charts.page("somebody", 90, 99, 1, 1)), TWO_ALBUMS);

        assertThat(albums()).extracting(Album::title).containsExactlyElementsOf(titles(1, 2));
        assertThat(lastFm.requests()).hasSize(2);
    }

    @Test
    void anotherListenersSecondPageIsNotMixedIn() {
        lastFm.answerInTurn(
                json(Charts.page("RJ", 1, 10, 1, 2)),
                json(Charts.page("somebody", 90, 99, 2, 2)),
                json(Charts.page("RJ", 11, 20, 2, 2)));

        assertThat(albums()).extracting(Album::title).containsExactlyElementsOf(titles(1, 20));
    }

    @Test
    void alwaysAnotherListenersAlbumsIsAFaultThatIsToldAndNamesNobodyElse() {
        lastFm.answerInTurn(json(Charts.page("somebody", 1, 2, 1, 1)));

        assertThat(failure()).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("another listener").hasMessageContaining("RJ");
            assertThat(failure.getMessage()).doesNotContain("somebody");
        });
        assertThat(lastFm.requests()).hasSize(4);
    }

    // Errors

    @ParameterizedTest(name = "error {0} \"{1}\" is {2} after {3} requests")
    @CsvSource({
        "2, Invalid service, UNAVAILABLE, 5",
        "3, Invalid Method - No method with that name in this package, BAD_REQUEST, 1",
        "4, Authentication Failed, BAD_KEY, 1",
        "5, Invalid format, BAD_REQUEST, 1",
        "6, User not found, UNKNOWN_LISTENER, 1",
        "6, No user with that name was found, UNKNOWN_LISTENER, 1",
        "6, Invalid parameters - Your request is missing a required parameter, BAD_REQUEST, 1",
        "7, Invalid resource specified, BAD_REQUEST, 1",
        "8, Operation failed - Most likely the backend service failed. Please try again., UNAVAILABLE, 5",
        "9, Invalid session key - Please re-authenticate, BAD_KEY, 1",
        "10, Invalid API key - You must be granted a valid key by last.fm, BAD_KEY, 1",
        "11, Service Offline, UNAVAILABLE, 5",
        "13, Invalid method signature supplied, BAD_KEY, 1",
        "16, The service is temporarily unavailable, UNAVAILABLE, 5",
        "17, Login: User required to be logged in, PRIVATE_LISTENER, 1",
        "26, API Key Suspended, BAD_KEY, 1",
        "29, Rate Limit Exceeded, RATE_LIMITED, 5",
        "0, '', UNAVAILABLE, 5",
        "99, A code that nobody knows, UNAVAILABLE, 5",
    })
    void everyErrorCodeIsToldAsWhatItIs(int code, String message, Kind kind, int requests) {
        for (int status : new int[] {200, 400, 403, 404, 500}) {
            int before = lastFm.requests().size();
            lastFm.answer(request -> error(status, code, message));

            assertThat(failure().kind()).isEqualTo(kind);
            assertThat(lastFm.requests()).hasSize(before + requests);
        }
    }

    @ParameterizedTest(name = "HTTP {0} without Last.fm''s words is {1} after {2} requests")
    @CsvSource({
        "204, UNAVAILABLE, 5",
        "304, BAD_REQUEST, 1",
        "400, BAD_REQUEST, 1",
        "403, BAD_REQUEST, 1",
        "404, BAD_REQUEST, 1",
        "408, UNAVAILABLE, 5",
        "425, UNAVAILABLE, 5",
        "429, RATE_LIMITED, 5",
        "500, UNAVAILABLE, 5",
        "502, UNAVAILABLE, 5",
        "503, UNAVAILABLE, 5",
        "504, UNAVAILABLE, 5",
    })
    void aStatusAloneIsToldAsWhatItIs(int status, Kind kind, int requests) {
        lastFm.answerInTurn(reply(status, Map.of(), ""));

        assertThat(failure().kind()).isEqualTo(kind);
        assertThat(lastFm.requests()).hasSize(requests);
    }

    @Test
    void anErrorPageOfAProxyIsTakenByItsStatus() {
        lastFm.answerInTurn(
                reply(502, "text/html", "<html><h1>Bad gateway</h1></html>"),
                reply(503, "application/json", "[\"maintenance\"]"),
                TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
    }

    @Test
    void aServerErrorIsNoAnswerEvenIfItLooksLikeOne() {
        lastFm.answerInTurn(reply(500, "application/json", Charts.page("RJ", 90, 99, 1, 1)), TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html>Welcome to the hotel's network</html>",
                "{\"topalbums\":{\"album\":[{\"artist\":{\"name\":\"Lo",
                "[]",
                "\"topalbums\"",
                "null",
                "{}",
                "{\"topalbums\":[]}",
                "{\"topalbums\":\"\"}"
            })
    void aBrokenBodyIsAskedForAgain(String body) {
        lastFm.answerInTurn(json(body), TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
        assertThat(lastFm.requests()).hasSize(2);
    }

    @Test
    void aBodyThatNestsWithoutEndIsABrokenOne() {
        lastFm.answerInTurn(json("[".repeat(1_000_000)), json("{\"a\":".repeat(1_000_000)), TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
    }

    @Test
    void aCodeThatIsTextIsStillACode() {
        lastFm.answerInTurn(json("{\"error\":\"6\",\"message\":\"User not found\"}"));

        assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN_LISTENER);
    }

    @ParameterizedTest
    @CsvSource({"200, 29", "429, 29", "429, 8"})
    void twiceTooFastAndThenAllIsWell(int status, int code) {
        lastFm.answerInTurn(error(status, code, "Slow down"), error(status, code, "Slow down"), TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
        assertThat(lastFm.requests()).hasSize(3);
        assertThat(time.longPauses()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void twiceUnavailableAndThenAllIsWell() {
        lastFm.answerInTurn(reply(503, Map.of(), ""), reply(503, Map.of(), ""), TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
        assertThat(lastFm.requests()).hasSize(3);
    }

    @Test
    void waitsDoubleUntilItGivesUp() {
        lastFm.answerInTurn(reply(503, Map.of(), ""));

        assertThat(failure()).hasMessageContaining("HTTP 503").hasMessageContaining("5 times");
        assertThat(time.longPauses())
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofMillis(1000),
                        Duration.ofMillis(2000),
                        Duration.ofSeconds(4));
    }

    @Test
    void waitsAsLongAsLastFmSays() {
        lastFm.answerInTurn(
                reply(429, Map.of("Retry-After", "7"), "{\"error\":29}"),
                reply(503, Map.of("Retry-After", "Sun, 01 Mar 2026 12:00:30 GMT"), "busy"),
                reply(429, Map.of("Retry-After", "86400"), ""),
                reply(429, Map.of("Retry-After", "whenever"), ""),
                TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
        assertThat(time.longPauses())
                .containsExactly(
                        Duration.ofSeconds(7), Duration.ofSeconds(23), Duration.ofSeconds(60), Duration.ofSeconds(4));
    }

    @Test
    void requestsKeepTheirDistance() {
        lastFm.answer(request -> json(Charts.page("RJ", request.page(), request.page(), request.page(), 20)));

        assertThat(albums()).hasSize(20);
        assertThat(time.pauses()).hasSize(19).containsOnly(RequestPacing.GAP);
    }

    // What the connection does

    @Test
    void nobodyThereIsAPassingFault() {
        lastFm.close();

        assertThat(failure()).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("could not be reached (ConnectException)");
        });
        assertThat(time.longPauses()).hasSize(4);
    }

    @Test
    void aSilentServerIsAPassingFault() throws Exception {
        CountDownLatch tested = new CountDownLatch(1);
        AnswerLimits impatient =
                new AnswerLimits(Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(60), 1 << 20);
        lastFm.answer(request -> exchange -> awaitUninterruptibly(tested));
        try (LastFmClient hurried = client(impatient, time.timing())) {
            LastFmException failure =
                    catchThrowableOfType(LastFmException.class, () -> hurried.topAlbums("RJ", Period.OVERALL, 50));

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("did not answer in time");
            assertThat(time.longPauses()).hasSize(4);
        } finally {
            tested.countDown();
        }
    }

    @Test
    void anAnswerThatTakesTooLongInAllIsAPassingFault() {
        AtomicLong nanos = new AtomicLong();
        Timing minutes = new Timing(
                () -> nanos.addAndGet(Duration.ofMinutes(1).toNanos()), time::instant, time::pause, () -> 1.0);
        lastFm.answerInTurn(json(Charts.page("RJ", 1, 50, 1, 1)));
        try (LastFmClient slow = client(AnswerLimits.USUAL, minutes)) {
            LastFmException failure =
                    catchThrowableOfType(LastFmException.class, () -> slow.topAlbums("RJ", Period.OVERALL, 50));

            assertThat(failure).hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void aConnectionThatBreaksIsAPassingFault() {
        lastFm.answerInTurn(
                exchange -> {
                    exchange.sendResponseHeaders(200, 100_000);
                    exchange.getResponseBody()
                            .write(Charts.page("RJ", 1, 50, 1, 1).getBytes(StandardCharsets.UTF_8), 0, 5_000);
                },
                TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
    }

    @Test
    void anEndlessAnswerIsNotReadToTheEnd() {
        lastFm.answerInTurn(LastFmServer.endless(), TWO_ALBUMS);

        assertThat(albums()).hasSize(2);
    }

    @Test
    void anAnswerOfJustTheMostBytesIsRead() {
        String page = Charts.page("RJ", 1, 50, 1, 1);
        AnswerLimits tight =
                new AnswerLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60), page.length());
        lastFm.answerInTurn(json(page + " "), json(page));
        try (LastFmClient careful = client(tight, time.timing())) {
            assertThat(careful.topAlbums("RJ", Period.OVERALL, 50)).hasSize(50);
        }
        assertThat(lastFm.requests()).hasSize(2);
    }

    // What a listener is told

    @Test
    void anUnknownListenerIsToldWhereToCheckTheSpelling() {
        lastFm.answerInTurn(error(404, 6, "User not found"));

        assertThat(failure("nobody_here"))
                .hasMessageContaining("\"nobody_here\"")
                .hasMessageContaining("spelling")
                .hasMessageContaining("last.fm/user/nobody_here");
    }

    @Test
    void aPrivateListenerIsToldHowToChangeThat() {
        lastFm.answerInTurn(error(403, 17, "Login: User required to be logged in"));

        assertThat(failure())
                .hasMessageContaining("RJ")
                .hasMessageContaining("private")
                .hasMessageContaining("privacy")
                .hasMessageContaining("Hide recent listening information");
    }

    @Test
    void theOperatorIsToldWhatToSet() {
        lastFm.answerInTurn(error(403, 26, "API Key Suspended"));

        assertThat(failure()).hasMessageContaining("error 26").hasMessageContaining("LASTFM_API_KEY");
    }

    @Test
    void withoutAKeyNothingIsSent() {
        try (LastFmClient keyless = LastFmClient.create(lastFm.url(), " ")) {
            LastFmException failure =
                    catchThrowableOfType(LastFmException.class, () -> keyless.topAlbums("RJ", Period.WEEK, 1));

            assertThat(failure.kind()).isEqualTo(Kind.BAD_KEY);
            assertThat(failure).hasMessageContaining("LASTFM_API_KEY");
        }
        assertThat(lastFm.requests()).isEmpty();
    }

    @Test
    void whatLastFmSaysIsQuotedInOneShortLine() {
        lastFm.answerInTurn(error(400, 3, "No\\nsuch\\u0007 method" + "!".repeat(10_000)));

        assertThat(failure().getMessage())
                .contains("No such method!")
                .hasLineCount(1)
                .hasSizeLessThan(500);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasATokenAndALine(Kind kind) {
        assertThat(kind.exitStatus()).matches("[A-Z]+(_[A-Z]+)*");
        assertThat(kind.title()).isNotBlank().hasLineCount(1).doesNotEndWith(".");
    }

    // Interruptions

    @Test
    void anInterruptionEndsAWaitBetweenTwoAttempts() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        lastFm.answerInTurn(reply(429, Map.of("Retry-After", "60"), ""));
        try (LastFmClient patient = client(AnswerLimits.USUAL, time.timing(span -> {
            waiting.countDown();
            Thread.sleep(span);
        }))) {
            Interrupted ended = interrupted(patient, waiting);

            assertThat(ended.failure().kind()).isEqualTo(Kind.INTERRUPTED);
            assertThat(ended.flag()).isTrue();
        }
        assertThat(lastFm.requests()).hasSize(1);
    }

    @Test
    void anInterruptionEndsAnAnswerThatIsBeingRead() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        lastFm.answerInTurn(LastFmServer.inTwoHalves(Charts.page("RJ", 1, 50, 1, 1), () -> {
            halfway.countDown();
            awaitUninterruptibly(interrupted);
        }));

        Interrupted ended = interrupted(client, halfway, interrupted);

        assertThat(ended.failure().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(ended.flag()).isTrue();
        assertThat(lastFm.requests()).hasSize(1);
    }

    @Test
    void whoeverIsInterruptedAlreadySendsNothing() {
        Thread.currentThread().interrupt();

        LastFmException failure = failure();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(lastFm.requests()).isEmpty();
    }

    private record Interrupted(LastFmException failure, boolean flag) {}

    /** Interrupts a call once it is waiting, and says how it ended. */
    private static Interrupted interrupted(LastFmClient client, CountDownLatch waiting, CountDownLatch... interrupted)
            throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CountDownLatch started = new CountDownLatch(1);
            Thread[] caller = new Thread[1];
            Future<Interrupted> call = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                started.countDown();
                LastFmException failure =
                        catchThrowableOfType(LastFmException.class, () -> client.topAlbums("RJ", Period.OVERALL, 50));
                return new Interrupted(failure, Thread.interrupted());
            });
            started.await();
            waiting.await();
            caller[0].interrupt();
            for (CountDownLatch latch : interrupted) {
                latch.countDown();
            }
            return call.get();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the server", e);
        }
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<String> titles(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "Title " + number)
                .toList();
    }
}
