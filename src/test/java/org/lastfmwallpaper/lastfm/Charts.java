package org.lastfmwallpaper.lastfm;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** Writes charts as Last.fm does: every number as text, four sizes of a cover. */
final class Charts {
    private static final List<String> SIZES = List.of("34s", "64s", "174s", "300x300");
    private static final List<String> SIZE_NAMES = List.of("small", "medium", "large", "extralarge");

    private Charts() {}

    /** A page of albums named {@code Title 1} by {@code Artist 1} and so on. */
    static String page(String user, int first, int last, int page, int totalPages) {
        JsonArrayBuilder albums = Json.createArrayBuilder();
        IntStream.rangeClosed(first, last).forEach(number -> albums.add(album("Artist " + number, "Title " + number)));
        return page(user, albums, page, totalPages);
    }

    static String page(String user, JsonArrayBuilder albums, int page, int totalPages) {
        return Json.createObjectBuilder()
                .add(
                        "topalbums",
                        Json.createObjectBuilder()
                                .add("album", albums)
                                .add("@attr", attributes(user, page, totalPages)))
                .build()
                .toString();
    }

    static JsonObjectBuilder attributes(String user, int page, int totalPages) {
        return Json.createObjectBuilder()
                .add("user", user)
                .add("totalPages", Integer.toString(totalPages))
                .add("page", Integer.toString(page))
                .add("perPage", "50")
                .add("total", "3546");
    }

    static JsonObjectBuilder album(String artist, String title) {
        JsonArrayBuilder images = Json.createArrayBuilder();
        IntStream.range(0, SIZES.size())
                .forEach(size -> images.add(Json.createObjectBuilder()
                        .add("size", SIZE_NAMES.get(size))
                        .add(
                                "#text",
                                "https://lastfm.freetls.fastly.net/i/u/" + SIZES.get(size)
                                        + "/3b54885952161aaea4ce2965b2db1638.png")));
        return Json.createObjectBuilder()
                .add(
                        "artist",
                        Json.createObjectBuilder()
                                .add("url", "https://www.last.fm/music/x")
                                .add("name", artist)
                                .add("mbid", ""))
                .add("image", images)
                .add("mbid", "")
                .add("url", "https://www.last.fm/music/x/y")
                .add("playcount", "131")
                .add("@attr", Json.createObjectBuilder().add("rank", "77"))
                .add("name", title);
    }
}
