package org.lastfmwallpaper.lastfm;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON whose shapes vary. Last.fm makes it from XML: a list of one is at times the thing itself, numbers are text,
 * and what is empty may be missing, null or blank.
 */
final class JsonShapes {
    private JsonShapes() {}

    /** The objects in a list; or the one that stands there in place of a list; or none. */
    static List<JsonObject> objects(@Nullable JsonValue value) {
        return switch (value) {
            case JsonObject one -> List.of(one);
            case JsonArray list ->
                list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList();
            case null, default -> List.of();
        };
    }

    /** A text, or a number as text; empty where there is neither. */
    static String text(@Nullable JsonValue value) {
        return switch (value) {
            case JsonString text -> text.getString();
            case JsonNumber number -> number.toString();
            case null, default -> "";
        };
    }

    /** A whole number of at least 0, which may be written as text; empty where there is none. */
    static OptionalLong count(@Nullable JsonValue value) {
        try {
            long number = Long.parseLong(text(value).strip());
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // missing and unreadable are the same to whoever asks
        }
    }
}
