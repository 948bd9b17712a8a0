package org.lastfmwallpaper.lastfm;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One page of {@code user.gettopalbums}.
 *
 * @param listener whose albums these are, in the case that they registered; empty where the page does not say
 * @param entries the albums that have an artist and a title, the most played first
 * @param isEmpty whether nothing was listed at all, not even what has no name
 * @param totalPages how many pages of this size there are; empty where the page does not say
 * @see <a href="https://www.last.fm/api/show/user.getTopAlbums">Last.fm's description</a>
 */
record TopAlbumsPage(Optional<String> listener, List<Entry> entries, boolean isEmpty, OptionalLong totalPages)
        implements Answer {

    /**
     * One album on the page.
     *
     * @param name whose it is and what it is called
     * @param mbid its MusicBrainz identifier; often empty
     * @param playCount how often the listener played it; 0 where the page does not say
     * @param images addresses of its cover, as they were listed, without the empty ones
     */
    record Entry(Name name, String mbid, long playCount, List<String> images) {}

    /** What an album is called; neither part is blank. */
    record Name(String artist, String title) {}

    /** The page in this answer, or nothing if it has another shape. */
    static Optional<TopAlbumsPage> of(JsonObject answer) {
        return answer.get("topalbums") instanceof JsonObject page ? Optional.of(ofPage(page)) : Optional.empty();
    }

    private static TopAlbumsPage ofPage(JsonObject page) {
        JsonObject about =
                page.get("@attr") instanceof JsonObject attributes ? attributes : JsonValue.EMPTY_JSON_OBJECT;
        List<JsonObject> albums = JsonShapes.objects(page.get("album"));
        return new TopAlbumsPage(
                Optional.of(JsonShapes.text(about.get("user")).strip()).filter(user -> !user.isEmpty()),
                albums.stream().flatMap(album -> entry(album).stream()).toList(),
                albums.isEmpty(),
                JsonShapes.count(about.get("totalPages")));
    }

    private static Optional<Entry> entry(JsonObject album) {
        Name name = new Name(artist(album.get("artist")), JsonShapes.text(album.get("name")));
        if (name.artist().isBlank() || name.title().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                name,
                JsonShapes.text(album.get("mbid")).strip(),
                JsonShapes.count(album.get("playcount")).orElse(0),
                JsonShapes.objects(album.get("image")).stream()
                        .map(image -> JsonShapes.text(image.get("#text")))
                        .filter(address -> !address.isBlank())
                        .toList()));
    }

    /** This method has an artist's name under {@code name}; Last.fm's other charts have it under {@code #text}. */
    private static String artist(@Nullable JsonValue artist) {
        if (!(artist instanceof JsonObject fields)) {
            return JsonShapes.text(artist);
        }
        String name = JsonShapes.text(fields.get("name"));
        return name.isBlank() ? JsonShapes.text(fields.get("#text")) : name;
    }
}
