package org.lastfmwallpaper.rest;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.rest.Problem.FieldError;

/** The body of {@code POST /api/jobs}. All but the name have defaults; members that nobody knows are ignored. */
record JobRequest(
        @NotNull(message = "is missing: give the listener's Last.fm name")
        @Pattern(
                regexp = WallpaperRequest.USERNAME,
                message = "must be a Last.fm name: 2 to 15 letters, digits, '-' or '_', beginning with a letter")
        @Nullable
        String username,

        @NotNull(message = "must be one of overall, 7day, 1month, 3month, 6month, 12month") @Nullable
        Period period,

        @Min(value = 1, message = "must be from 1 to 1000")
        @Max(value = WallpaperRequest.MAX_LIMIT, message = "must be from 1 to 1000")
        int limit,

        @Min(value = WallpaperRequest.MIN_SHORT_SIDE, message = "must be at least 360 pixels")
        int width,

        @Min(value = WallpaperRequest.MIN_SHORT_SIDE, message = "must be at least 360 pixels")
        int height,

        @NotNull(message = "must be one of blur, gradient, fill, vinyl, poster, minimal") @Nullable
        WallpaperStyle style,

        @NotNull(message = "must be one of none, title, plays") @Nullable
        CaptionStyle caption) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Read from JSON; values of a wrong type are already known to be wrong, all others are still to be checked. */
    record Parsed(JobRequest request, List<FieldError> errors) {}

    /**
     * Reads the body by hand, because JSON-B says neither which field is wrong nor that a number is no text.
     *
     * @throws InvalidRequestException if it is no JSON object at all
     */
    static Parsed parse(byte[] body) {
        Fields fields = new Fields(members(body));
        JobRequest request = new JobRequest(
                fields.text("username", null),
                Period.of(String.valueOf(fields.text("period", Period.OVERALL.id())))
                        .orElse(null),
                fields.whole("limit", WallpaperRequest.DEFAULT_LIMIT),
                fields.whole("width", WallpaperRequest.DEFAULT_WIDTH),
                fields.whole("height", WallpaperRequest.DEFAULT_HEIGHT),
                WallpaperStyle.of(String.valueOf(fields.text("style", WallpaperStyle.BLUR.id())))
                        .orElse(null),
                CaptionStyle.of(String.valueOf(fields.text("caption", CaptionStyle.TITLE.id())))
                        .orElse(null));
        return new Parsed(request, fields.errors);
    }

    /**
     * Reads the body, which is UTF-8 whatever its content type says (RFC 8259, section 8.1). Parsers throw more than JSON-P
     * names: Parsson says with a plain RuntimeException that a body nests too deeply.
     */
    private static Map<String, JsonValue> members(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        StringReader json = new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        Map<String, JsonValue> members = new HashMap<>();
        String field = "";
        try (JsonParser parser = Json.createParser(json)) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new InvalidRequestException("", "the body must be a JSON object such as {\"username\":\"RJ\"}");
            }
            while (parser.next() == JsonParser.Event.KEY_NAME) {
                field = parser.getString();
                parser.next();
                members.put(field, parser.getValue());
            }
            if (parser.hasNext()) {
                throw new InvalidRequestException("", "the body must be one JSON object and nothing behind it");
            }
            return members;
        } catch (InvalidRequestException e) {
            throw e;
        } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException e) {
            throw new InvalidRequestException(field, "must be a number of fewer digits");
        } catch (RuntimeException e) {
            throw new InvalidRequestException("", "the body is not well-formed JSON");
        }
    }

    /** The request as the job takes it; call it only after validation. */
    WallpaperRequest toWallpaperRequest() {
        if (username == null || period == null || style == null || caption == null) {
            throw new IllegalStateException("the request has not been validated");
        }
        return new WallpaperRequest(username, period, limit, width, height, style, caption);
    }

    private static final class Fields {
        private final Map<String, JsonValue> json;
        private final List<FieldError> errors = new ArrayList<>();

        Fields(Map<String, JsonValue> json) {
            this.json = json;
        }

        @Nullable
        String text(String field, @Nullable String missing) {
            return switch (json.get(field)) {
                case null -> missing;
                case JsonString text -> text.getString();
                case JsonValue value when value.getValueType() == JsonValue.ValueType.NULL -> missing;
                default -> {
                    errors.add(new FieldError(field, "must be text"));
                    yield missing;
                }
            };
        }

        int whole(String field, int missing) {
            return switch (json.get(field)) {
                case null -> missing;
                case JsonNumber number when isInt(number) -> number.intValue();
                case JsonValue value when value.getValueType() == JsonValue.ValueType.NULL -> missing;
                default -> {
                    errors.add(new FieldError(field, "must be a whole number"));
                    yield missing;
                }
            };
        }

        /** Compared as a double first: a number such as 1e999999999 must not be unfolded digit by digit. */
        private static boolean isInt(JsonNumber number) {
            try {
                double value = number.doubleValue();
                return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
            } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException e) {
                return false; // more digits than the parser takes
            }
        }
    }
}
