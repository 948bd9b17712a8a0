package org.lastfmwallpaper.standin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.lastfmwallpaper.album.Period;

/** Last.fm's methods, as far as the product calls them. Every number that they send is text, as it really is. */
final class Api {
    /** Kept, because {@link Json} looks for its provider again at each call, and a chart has thousands of objects. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST_ALBUMS_A_PAGE = 1000;
    private static final String REGISTERED = "1037793040";
    private static final long DAY_SECONDS = 86_400;
    private static final double LISTENING_DAYS = 3650;
    private static final String TOKEN_PREFIX = "token-of-";

    private final Map<Listener, List<ChartEntry>> charts;
    private final URI home;
    private final Stumbles stumbles = new Stumbles();

    /**
     * @param charts what each listener listens to
     * @param home the stand-in's own address, where the covers are
     */
    Api(Map<Listener, List<ChartEntry>> charts, URI home) {
        this.charts = Map.copyOf(charts);
        this.home = home;
    }

    Response answer(Request request) {
        try {
            check(request.parameter("format").equals("json"), ApiError.INVALID_FORMAT);
            check(request.parameter("api_key").equals(LastFmStandIn.API_KEY), ApiError.INVALID_KEY);
            return switch (request.parameter("method").toLowerCase(Locale.ROOT)) {
                case "user.gettopalbums" -> topAlbums(request);
                case "user.getweeklyalbumchart" -> weeklyChart(request);
                case "user.getinfo" -> userInfo(request);
                case "album.getinfo" -> albumInfo(request);
                case "auth.getsession" -> session(request);
                default -> throw new ApiException(ApiError.INVALID_METHOD);
            };
        } catch (ApiException e) {
            return e.error().response();
        }
    }

    private static void check(boolean right, ApiError error) throws ApiException {
        if (!right) {
            throw new ApiException(error);
        }
    }

    private Response topAlbums(Request request) throws ApiException {
        Listener asked = listener(request);
        Period period = request.parameters().containsKey("period")
                ? Period.of(request.parameter("period"))
                        .orElseThrow(() -> new ApiException(ApiError.INVALID_PARAMETERS))
                : Period.OVERALL;
        int limit = (int) Math.min(number(request, "limit", DEFAULT_LIMIT), MOST_ALBUMS_A_PAGE);
        long page = number(request, "page", 1);
        return switch (asked.habit()) {
            case PRIVATE -> throw new ApiException(ApiError.LOGIN_REQUIRED);
            case TOO_FAST ->
                stumbles.next("top " + asked, 2) > 0
                        ? ApiError.TOO_FAST.response().with("Retry-After", "1")
                        : topAlbums(asked, period, limit, page);
            case OUTAGE ->
                switch (stumbles.next("top " + asked, 2)) {
                    case 0 -> topAlbums(asked, period, limit, page);
                    case 1 -> Response.text(503, "text/html", "<html><body>503 Backend fetch failed</body></html>");
                    default -> ApiError.UNAVAILABLE.response();
                };
            case STRANGER ->
                topAlbums(stumbles.next("top " + asked, 1) > 0 ? Listener.DEMO : asked, period, limit, page);
            default -> topAlbums(asked, period, limit, page);
        };
    }

    private Response topAlbums(Listener listener, Period period, int limit, long page) {
        List<ChartEntry> chart = chart(listener);
        JsonObjectBuilder top = JSON.createObjectBuilder();
        List<JsonObject> albums = chart.stream()
                .skip((page - 1) * limit)
                .limit(limit)
                .map(entry -> topAlbum(entry, period))
                .toList();
        switch (listener.habit()) {
            case LONE_OBJECT -> top.add("album", albums.getFirst());
            case NO_ALBUM_MEMBER -> {}
            default -> top.add("album", JSON.createArrayBuilder(albums));
        }
        top.add(
                "@attr",
                JSON.createObjectBuilder()
                        .add("user", listener.registered())
                        .add("totalPages", text((chart.size() + limit - 1) / limit))
                        .add("page", text(page))
                        .add("perPage", text(limit))
                        .add("total", text(chart.size())));
        return Response.json(
                200, JSON.createObjectBuilder().add("topalbums", top).build());
    }

    private JsonObject topAlbum(ChartEntry entry, Period period) {
        return JSON.createObjectBuilder()
                .add(
                        "artist",
                        JSON.createObjectBuilder()
                                .add("url", page(entry.artist()))
                                .add("name", entry.artist())
                                .add("mbid", ""))
                .add("image", images(entry, entry.listing()))
                .add("mbid", entry.mbid())
                .add("url", page(entry.artist(), entry.title()))
                .add("playcount", text(plays(entry, share(period))))
                .add("@attr", JSON.createObjectBuilder().add("rank", text(entry.rank())))
                .add("name", entry.title())
                .build();
    }

    private JsonArrayBuilder images(ChartEntry entry, ImageListing listing) {
        JsonArrayBuilder images = JSON.createArrayBuilder();
        for (String size : listing.sizes()) {
            images.add(JSON.createObjectBuilder().add("size", size).add("#text", entry.image(size, home)));
        }
        return images;
    }

    /** The share of all plays that falls into a period: the chart is the same in each, the counts are not. */
    private static double share(Period period) {
        return switch (period) {
            case OVERALL -> 1;
            case YEAR -> 0.4;
            case HALF_YEAR -> 0.22;
            case QUARTER -> 0.12;
            case MONTH -> 0.04;
            case WEEK -> 0.01;
        };
    }

    private static long plays(ChartEntry entry, double share) {
        return Math.max(1, Math.round(entry.playCount() * share));
    }

    private Response weeklyChart(Request request) throws ApiException {
        Listener asked = listener(request);
        check(asked.habit() != Habit.PRIVATE, ApiError.LOGIN_REQUIRED);
        long from = number(request, "from", Long.parseLong(REGISTERED));
        long to = number(request, "to", from + 7 * DAY_SECONDS);
        check(from < to, ApiError.INVALID_PARAMETERS);
        double share = Math.min(1, (to - from) / (LISTENING_DAYS * DAY_SECONDS));
        JsonArrayBuilder albums = JSON.createArrayBuilder();
        chart(asked).stream()
                .limit(Math.min(number(request, "limit", MOST_ALBUMS_A_PAGE), MOST_ALBUMS_A_PAGE))
                .forEach(entry -> albums.add(weeklyAlbum(entry, share)));
        return Response.json(
                200,
                JSON.createObjectBuilder()
                        .add(
                                "weeklyalbumchart",
                                JSON.createObjectBuilder()
                                        .add("album", albums)
                                        .add(
                                                "@attr",
                                                JSON.createObjectBuilder()
                                                        .add("from", text(from))
                                                        .add("user", asked.registered())
                                                        .add("to", text(to))))
                        .build());
    }

    private static JsonObjectBuilder weeklyAlbum(ChartEntry entry, double share) {
        return JSON.createObjectBuilder()
                .add("artist", JSON.createObjectBuilder().add("mbid", "").add("#text", entry.artist()))
                .add("mbid", entry.mbid())
                .add("url", page(entry.artist(), entry.title()))
                .add("name", entry.title())
                .add("@attr", JSON.createObjectBuilder().add("rank", text(entry.rank())))
                .add("playcount", text(plays(entry, share)));
    }

    /** What is known of a listener is public even where what he hears is not. */
    private Response userInfo(Request request) throws ApiException {
        Listener asked = listener(request);
        List<ChartEntry> chart = chart(asked);
        return Response.json(
                200,
                JSON.createObjectBuilder()
                        .add(
                                "user",
                                JSON.createObjectBuilder()
                                        .add("name", asked.registered())
                                        .add("age", "0")
                                        .add("subscriber", "0")
                                        .add("realname", "")
                                        .add("bootstrap", "0")
                                        .add(
                                                "playcount",
                                                text(chart.stream()
                                                        .mapToLong(ChartEntry::playCount)
                                                        .sum()))
                                        .add(
                                                "artist_count",
                                                text(chart.stream()
                                                        .map(ChartEntry::artist)
                                                        .distinct()
                                                        .count()))
                                        .add("playlists", "0")
                                        .add("track_count", text(10L * chart.size()))
                                        .add("album_count", text(chart.size()))
                                        .add("image", JSON.createArrayBuilder())
                                        .add(
                                                "registered",
                                                JSON.createObjectBuilder()
                                                        .add("unixtime", REGISTERED)
                                                        .add("#text", REGISTERED))
                                        .add("country", "None")
                                        .add("gender", "n")
                                        .add("url", "https://www.last.fm/user/" + asked.registered())
                                        .add("type", "user"))
                        .build());
    }

    private Response albumInfo(Request request) throws ApiException {
        String mbid = request.parameter("mbid");
        String artist = request.parameter("artist");
        String title = request.parameter("album");
        check(!mbid.isEmpty() || (!artist.isEmpty() && !title.isEmpty()), ApiError.INVALID_PARAMETERS);
        Predicate<ChartEntry> meant = mbid.isEmpty()
                ? entry ->
                        entry.artist().equalsIgnoreCase(artist) && entry.title().equalsIgnoreCase(title)
                : entry -> entry.mbid().equals(mbid);
        ChartEntry entry = charts.values().stream()
                .flatMap(List::stream)
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> new ApiException(ApiError.ALBUM_NOT_FOUND));
        return Response.json(
                200,
                JSON.createObjectBuilder()
                        .add(
                                "album",
                                JSON.createObjectBuilder()
                                        .add("artist", entry.artist())
                                        .add("mbid", entry.mbid())
                                        .add("tags", JSON.createObjectBuilder().add("tag", JSON.createArrayBuilder()))
                                        .add("playcount", text(1000 * entry.playCount()))
                                        .add(
                                                "image",
                                                images(
                                                        entry,
                                                        entry.listing() == ImageListing.CHART
                                                                ? ImageListing.FULL
                                                                : entry.listing()))
                                        .add("url", page(entry.artist(), entry.title()))
                                        .add("name", entry.title())
                                        .add("listeners", text(10 * entry.playCount())))
                        .build());
    }

    private Response session(Request request) throws ApiException {
        check(signature(request.parameters()).equals(request.parameter("api_sig")), ApiError.INVALID_SIGNATURE);
        String token = request.parameter("token");
        check(token.startsWith(TOKEN_PREFIX), ApiError.AUTHENTICATION_FAILED);
        Listener who = Listener.named(token.substring(TOKEN_PREFIX.length()))
                .orElseThrow(() -> new ApiException(ApiError.AUTHENTICATION_FAILED));
        return Response.json(
                200,
                JSON.createObjectBuilder()
                        .add(
                                "session",
                                JSON.createObjectBuilder()
                                        .add("subscriber", "0")
                                        .add("name", who.registered())
                                        .add("key", Digest.md5("session of " + who)))
                        .build());
    }

    /** The token with which this listener's session begins. */
    static String token(Listener listener) {
        return TOKEN_PREFIX + listener.registered();
    }

    /** What api_sig must be: every parameter by name, name and value, and the secret. */
    static String signature(Map<String, String> parameters) {
        StringBuilder signed = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.equals("format") && !name.equals("callback") && !name.equals("api_sig")) {
                signed.append(name).append(value);
            }
        });
        return Digest.md5(signed + LastFmStandIn.SHARED_SECRET);
    }

    private static Listener listener(Request request) throws ApiException {
        check(!request.parameter("user").isEmpty(), ApiError.INVALID_PARAMETERS);
        Listener listener =
                Listener.named(request.parameter("user")).orElseThrow(() -> new ApiException(ApiError.USER_NOT_FOUND));
        return switch (listener.habit()) {
            case UNKNOWN -> throw new ApiException(ApiError.USER_NOT_FOUND);
            case BAD_KEY -> throw new ApiException(ApiError.INVALID_KEY);
            case SUSPENDED -> throw new ApiException(ApiError.KEY_SUSPENDED);
            default -> listener;
        };
    }

    private List<ChartEntry> chart(Listener listener) {
        return charts.getOrDefault(listener, List.of());
    }

    /** A whole number; anything below 1 counts as not given. */
    private static long number(Request request, String name, long missing) throws ApiException {
        String value = request.parameter(name);
        check(value.matches("-?\\d{0,18}"), ApiError.INVALID_PARAMETERS);
        long number = value.isEmpty() || value.equals("-") ? missing : Long.parseLong(value);
        return number < 1 ? missing : number;
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static String page(String... names) {
        StringBuilder page = new StringBuilder("https://www.last.fm/music");
        for (String name : names) {
            page.append('/').append(URLEncoder.encode(name, StandardCharsets.UTF_8));
        }
        return page.toString();
    }
}
