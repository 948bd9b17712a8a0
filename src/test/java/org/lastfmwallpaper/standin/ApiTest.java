package org.lastfmwallpaper.standin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    /** As Last.fm sent it for the listener RJ. */
    private static final String REAL = """
            {"topalbums":{"album":[{"artist":{"url":"https://www.last.fm/music/Low","name":"Low","mbid":"8f5bdbab"},
              "image":[{"size":"small","#text":"https://lastfm.freetls.fastly.net/i/u/34s/3b54885952161aaea4ce2965b2db1638.png"},
                       {"size":"medium","#text":"https://lastfm.freetls.fastly.net/i/u/64s/3b54885952161aaea4ce2965b2db1638.png"},
                       {"size":"large","#text":"https://lastfm.freetls.fastly.net/i/u/174s/3b54885952161aaea4ce2965b2db1638.png"},
                       {"size":"extralarge","#text":"https://lastfm.freetls.fastly.net/i/u/300x300/3b54885952161aaea4ce2965b2db1638.png"}],
              "mbid":"","url":"https://www.last.fm/music/Low/Double+Negative","playcount":"131","@attr":{"rank":"1"},"name":"Double Negative"}],
             "@attr":{"user":"RJ","totalPages":"71","page":"1","perPage":"50","total":"3546"}}}
            """;

    private static LastFmStandIn standIn;
    private static Caller caller;

    @BeforeAll
    static void start() {
        standIn = LastFmStandIn.start();
        caller = new Caller(standIn);
    }

    @AfterAll
    static void close() {
        caller.close();
        standIn.close();
    }

    @Test
    void topAlbumsHaveTheMembersAndTypesThatLastFmSends() throws Exception {
        try (JsonReader reader = Json.createReader(new StringReader(REAL))) {
            JsonObject sent = caller.json("user.gettopalbums", "user", "demo", "limit", "1");

            assertThat(shape(sent)).isEqualTo(shape(reader.readObject()));
            assertThat(sent.toString())
                    .contains(standIn.apiUrl().resolve("/i/u/300x300/").toString());
        }
    }

    /** Members in their order, types instead of values. */
    private static String shape(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.entrySet().stream()
                        .map(member -> member.getKey() + ":" + shape(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case JsonArray array -> array.stream().map(ApiTest::shape).collect(Collectors.joining(",", "[", "]"));
            default -> value.getValueType().toString();
        };
    }

    @Test
    void everyNumberIsText() throws Exception {
        for (JsonObject answer : List.of(
                caller.json("user.gettopalbums", "user", "demo"),
                caller.json("user.getinfo", "user", "demo"),
                caller.json("user.getweeklyalbumchart", "user", "demo"),
                caller.json("album.getinfo", "artist", "Mirelle Duforêt", "album", "Totality"))) {
            assertThat(shape(answer)).doesNotContain("NUMBER").doesNotContain("NULL");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "50, 1, 50, 20, 1",
        "300, 4, 100, 4, 901",
        "1000, 1, 1000, 1, 1",
        "5000, 1, 1000, 1, 1",
        "7, 143, 6, 143, 995"
    })
    void chartsComeInPages(int limit, int page, int albums, String totalPages, String firstRank) throws Exception {
        JsonObject top = caller.topAlbums("thousand", "limit", "" + limit, "page", "" + page);

        assertThat(top.getJsonArray("album")).hasSize(albums);
        assertThat(rank(top.getJsonArray("album").getJsonObject(0))).isEqualTo(firstRank);
        assertThat(top.getJsonObject("@attr").getString("totalPages")).isEqualTo(totalPages);
        assertThat(top.getJsonObject("@attr").getString("perPage")).isEqualTo("" + Math.min(limit, 1000));
        assertThat(top.getJsonObject("@attr").getString("total")).isEqualTo("1000");
    }

    private static String rank(JsonObject album) {
        return album.getJsonObject("@attr").getString("rank");
    }

    @Test
    void aPageHasFiftyAlbumsUnlessAskedOtherwiseAndNoneBeyondTheLast() throws Exception {
        assertThat(caller.topAlbums("sixty").getJsonArray("album")).hasSize(50);
        assertThat(caller.topAlbums("sixty", "page", "2").getJsonArray("album")).hasSize(10);
        assertThat(caller.topAlbums("sixty", "page", "3").getJsonArray("album")).isEmpty();
    }

    @Test
    void aShorterPeriodHasFewerPlays() throws Exception {
        assertThat(plays("overall")).isGreaterThan(plays("12month"));
        assertThat(plays("12month")).isGreaterThan(plays("7day"));
        assertThat(plays("7day")).isPositive();
    }

    private static int plays(String period) throws Exception {
        return Integer.parseInt(caller.topAlbums("demo", "period", period)
                .getJsonArray("album")
                .getJsonObject(0)
                .getString("playcount"));
    }

    @Test
    void oneAlbumIsAnObjectNoneAreAnEmptyArrayOrAMissingMember() throws Exception {
        assertThat(caller.topAlbums("single").getJsonObject("album").getString("name"))
                .isEqualTo(standIn.albums("single").getFirst().title());
        assertThat(caller.topAlbums("empty").getJsonArray("album")).isEmpty();
        assertThat(caller.topAlbums("missing")).doesNotContainKey("album").containsKey("@attr");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,    404, 6,  User not found",
        "unheardof, 404, 6,  User not found",
        "hermit,    403, 17, Login",
        "badkey,    403, 10, Invalid API key",
        "suspended, 200, 26, Suspended",
    })
    void someListenersAreErrors(String listener, int status, int error, String message) throws Exception {
        HttpResponse<byte[]> response = caller.call("user.gettopalbums", "user", listener);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Caller.read(response).getInt("error")).isEqualTo(error);
        assertThat(Caller.read(response).getString("message")).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'?method=user.gettopalbums&user=demo&format=json', 403, 10",
        "'?method=user.gettopalbums&user=demo&format=json&api_key=wrong', 403, 10",
        "'?method=user.gettopalbums&user=demo&format=xml&api_key=KEY', 400, 5",
        "'?method=user.gettopalbums&format=json&api_key=KEY', 400, 6",
        "'?method=user.gettopalbums&user=demo&period=ever&format=json&api_key=KEY', 400, 6",
        "'?method=user.gettopalbums&user=demo&limit=ten&format=json&api_key=KEY', 400, 6",
        "'?method=user.getnothing&user=demo&format=json&api_key=KEY', 400, 3",
        "'?format=json&api_key=KEY', 400, 3",
    })
    void wrongCallsAreErrors(String query, int status, int error) throws Exception {
        HttpResponse<byte[]> response = caller.get(query.replace("KEY", LastFmStandIn.API_KEY));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Caller.read(response).getInt("error")).isEqualTo(error);
    }

    @Test
    void tooFastIsSaidTwiceBeforeEveryAnswer() throws Exception {
        for (int run = 0; run < 2; run++) {
            for (int time = 0; time < 2; time++) {
                HttpResponse<byte[]> response = caller.call("user.gettopalbums", "user", "toofast");
                assertThat(response.statusCode()).isEqualTo(429);
                assertThat(response.headers().firstValue("Retry-After")).contains("1");
                assertThat(Caller.read(response).getInt("error")).isEqualTo(29);
            }
            assertThat(caller.topAlbums("toofast").getJsonArray("album")).hasSize(10);
        }
    }

    @Test
    void theInterfaceFailsTwiceBeforeEveryAnswerToFlaky() throws Exception {
        for (int run = 0; run < 2; run++) {
            assertThat(caller.call("user.gettopalbums", "user", "flaky").statusCode())
                    .isEqualTo(503);
            assertThat(caller.call("user.gettopalbums", "user", "flaky").statusCode())
                    .isEqualTo(503);
            assertThat(caller.topAlbums("flaky").getJsonArray("album")).hasSize(10);
        }
    }

    @Test
    void everySecondAnswerToStrangerIsAboutSomebodyElse() throws Exception {
        for (int run = 0; run < 2; run++) {
            assertThat(user(caller.topAlbums("stranger"))).isEqualTo("demo");
            assertThat(user(caller.topAlbums("stranger"))).isEqualTo("stranger");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"case", "CASE", "Case"})
    void namesAreFoundInAnyCaseAndComeBackAsTheyWereRegistered(String asked) throws Exception {
        assertThat(user(caller.topAlbums(asked))).isEqualTo("Case");
        assertThat(user(caller.topAlbums("DEMO"))).isEqualTo("demo");
    }

    private static String user(JsonObject topAlbums) {
        return topAlbums.getJsonObject("@attr").getString("user");
    }

    @Test
    void imagesAreListedWhollyPartlyBlankOrNotAtAll() throws Exception {
        JsonArray albums = caller.topAlbums("coverless").getJsonArray("album");

        assertThat(albums).hasSize(8);
        assertThat(sizes(albums.getJsonObject(3)))
                .containsExactly("small", "medium", "large", "extralarge", "mega", "");
        assertThat(albums.getJsonObject(4).getJsonArray("image").getValuesAs(JsonObject.class))
                .hasSize(4)
                .allSatisfy(image -> assertThat(image.getString("#text")).isEmpty());
        assertThat(albums.getJsonObject(5).getJsonArray("image")).isEmpty();
        assertThat(albums.toString()).contains(Cover.STAR).contains(Cover.DISC);
    }

    private static List<String> sizes(JsonObject album) {
        return album.getJsonArray("image").getValuesAs(JsonObject.class).stream()
                .map(image -> image.getString("size"))
                .toList();
    }

    @Test
    void albumsAreWhatTheInterfaceSends() throws Exception {
        JsonArray sent = caller.topAlbums("oddtitles").getJsonArray("album");

        assertThat(standIn.albums("ODDTITLES")).hasSize(12).allSatisfy(album -> {
            JsonObject json = sent.getJsonObject(album.rank() - 1);
            assertThat(album.title()).isEqualTo(json.getString("name"));
            assertThat(album.artist()).isEqualTo(json.getJsonObject("artist").getString("name"));
            assertThat(album.playCount()).isEqualTo(Long.parseLong(json.getString("playcount")));
            assertThat(album.images())
                    .isEqualTo(json.getJsonArray("image").getValuesAs(JsonObject.class).stream()
                            .map(image -> image.getString("#text"))
                            .toList());
        });
    }

    @Test
    void weeklyChartsNameTheArtistElsewhereAndHaveNoImages() throws Exception {
        JsonObject chart = caller.json(
                        "user.getweeklyalbumchart", "user", "demo", "from", "1700000000", "to", "1700604800")
                .getJsonObject("weeklyalbumchart");

        JsonObject first = chart.getJsonArray("album").getJsonObject(0);
        assertThat(first.getJsonObject("artist").getString("#text"))
                .isEqualTo(standIn.albums("demo").getFirst().artist());
        assertThat(first).doesNotContainKey("image");
        assertThat(chart.getJsonObject("@attr").toString())
                .isEqualTo("{\"from\":\"1700000000\",\"user\":\"demo\",\"to\":\"1700604800\"}");
    }

    @Test
    void oneAlbumIsFoundByItsNamesOrItsIdentifier() throws Exception {
        ChartEntry first = standIn.chart("demo").getFirst();

        JsonObject byName = caller.json("album.getinfo", "artist", first.artist(), "album", first.title());
        JsonObject byId = caller.json("album.getinfo", "mbid", first.mbid());

        assertThat(byName).isEqualTo(byId);
        assertThat(sizes(byName.getJsonObject("album"))).hasSize(6);
        assertThat(caller.call("album.getinfo", "artist", "No", "album", "Such").statusCode())
                .isEqualTo(404);
        assertThat(caller.json("album.getinfo", "artist", "No").getInt("error")).isEqualTo(6);
    }

    @Test
    void aSessionNeedsTheRightSignature() throws Exception {
        String token = LastFmStandIn.token(Listener.DEMO);
        // Put together here as the documentation has it, so that the stand-in's own sum is checked.
        String signature = Digest.md5(
                "api_key" + LastFmStandIn.API_KEY + "methodauth.getsessiontoken" + token + LastFmStandIn.SHARED_SECRET);

        JsonObject session = caller.json("auth.getsession", "token", token, "api_sig", signature)
                .getJsonObject("session");

        assertThat(session.getString("name")).isEqualTo("demo");
        assertThat(session.getString("key")).matches("[0-9a-f]{32}");
        assertThat(caller.json("auth.getsession", "token", token, "api_sig", "wrong")
                        .getInt("error"))
                .isEqualTo(13);
        Map<String, String> strange =
                Map.of("api_key", LastFmStandIn.API_KEY, "method", "auth.getsession", "token", "unknown");
        assertThat(caller.json("auth.getsession", "token", "unknown", "api_sig", Api.signature(strange))
                        .getInt("error"))
                .isEqualTo(4);
    }

    @Test
    void everyListenerSaysSomethingOrAnError() throws Exception {
        for (Listener listener : Listener.values()) {
            int status =
                    caller.call("user.getinfo", "user", listener.registered()).statusCode();
            assertThat(status).as(listener.registered()).isIn(200, 403, 404);
        }
    }
}
