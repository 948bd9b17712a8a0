package org.lastfmwallpaper.lastfm;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back from Last.fm: a page of albums, a refusal for good, or a fault that may pass.
 *
 * <p>An error's code decides, whatever the HTTP status, as a 200 has carried errors. A status alone decides where the
 * body is not one of Last.fm's. <a href="https://www.last.fm/api/errorcodes">The codes</a> that are neither the
 * request's nor the operator's error count as faults that may pass, those we do not know among them: asking again costs
 * seconds, giving up costs the run.
 */
sealed interface Answer permits TopAlbumsPage, Answer.Refusal, Answer.Fault {
    /** How much is shown of what Last.fm says about an error, in characters. */
    int MOST_WORDS = 200;

    int TOO_MANY_REQUESTS = 429;

    /**
     * Asking again would not help.
     *
     * @param kind whose fault it is
     * @param reply what Last.fm answered with, such as {@code error 6, "User not found"} or {@code HTTP 404}
     */
    record Refusal(LastFmException.Kind kind, String reply) implements Answer {}

    /**
     * Asking again may help.
     *
     * @param what what is wrong, as a clause about Last.fm, such as {@code it answered with HTTP 503}
     * @param tooFast whether we asked too often
     * @param retryAfter how long Last.fm wants us to wait, if it said so
     */
    record Fault(String what, boolean tooFast, Optional<Duration> retryAfter) implements Answer {
        Fault(String what) {
            this(what, false, Optional.empty());
        }
    }

    /**
     * Reads what was received.
     *
     * @param status the HTTP status
     * @param body the body, whatever its content type says
     * @param retryAfter what the header of that name says
     * @param key kept out of what is quoted
     */
    static Answer of(int status, byte[] body, Optional<Duration> retryAfter, ApiKey key) {
        Optional<JsonObject> json = parse(body);
        if (json.isPresent() && tellsOfError(json.get())) {
            long code = JsonShapes.count(json.get().get("error")).orElse(0);
            String words = key.removedFrom(JsonShapes.text(json.get().get("message")));
            return ofError(code, shortened(words), status == TOO_MANY_REQUESTS, retryAfter);
        }
        return switch (status / 100) {
            case 2 ->
                json.flatMap(TopAlbumsPage::of)
                        .<Answer>map(page -> page)
                        .orElseGet(() -> new Fault("its answer could not be read", false, retryAfter));
            case 3, 4 -> ofClientError(status, retryAfter);
            default -> new Fault("it answered with HTTP " + status, false, retryAfter);
        };
    }

    /** An error of 0 beside what was asked for is none. */
    private static boolean tellsOfError(JsonObject answer) {
        boolean none = JsonShapes.count(answer.get("error")).orElse(-1) == 0 && answer.containsKey("topalbums");
        return answer.containsKey("error") && !none;
    }

    private static Answer ofError(long code, String words, boolean tooFast, Optional<Duration> retryAfter) {
        String reply = "error " + code + (words.isEmpty() ? "" : ", \"" + words + "\"");
        return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
            case 3, 5 -> new Refusal(LastFmException.Kind.BAD_REQUEST, reply);
            case 6, 7 ->
                new Refusal(
                        isAboutListener(words)
                                ? LastFmException.Kind.UNKNOWN_LISTENER
                                : LastFmException.Kind.BAD_REQUEST,
                        reply);
            case 4, 9, 10, 13, 26 -> new Refusal(LastFmException.Kind.BAD_KEY, reply);
            case 17 -> new Refusal(LastFmException.Kind.PRIVATE_LISTENER, reply);
            case 29 -> new Fault("it answered with " + reply, true, retryAfter);
            default -> new Fault("it answered with " + reply, tooFast, retryAfter);
        };
    }

    /**
     * Error 6 is 'User not found' as well as 'Invalid parameters - Your request is missing a required parameter'; only
     * the words tell them apart.
     */
    private static boolean isAboutListener(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        return said.contains("user") && !said.contains("parameter");
    }

    /** A status that says that the request is wrong, from Last.fm or a proxy, without Last.fm's own words for it. */
    private static Answer ofClientError(int status, Optional<Duration> retryAfter) {
        String reply = "HTTP " + status;
        return switch (status) {
            case TOO_MANY_REQUESTS -> new Fault("it answered with " + reply, true, retryAfter);
            case 408, 425 -> new Fault("it answered with " + reply, false, retryAfter); // 'timeout' and 'too early'
            default -> new Refusal(LastFmException.Kind.BAD_REQUEST, reply);
        };
    }

    /**
     * Reads JSON. Parsers throw more than JSON-P names: Parsson says with a plain RuntimeException that a body nests
     * too deeply.
     */
    private static Optional<JsonObject> parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try (JsonReader reader =
                Json.createReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            return reader.readValue() instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // an HTML page, half an answer, nothing: the status says the rest
        }
    }

    private static String shortened(String words) {
        String line =
                words.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…";
    }
}
