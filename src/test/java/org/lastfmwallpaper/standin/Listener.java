package org.lastfmwallpaper.standin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everyone whom the stand-in knows. Names are found in any case, as Last.fm does. */
public enum Listener {
    /** 12 albums with covers of all kinds, 500 to 3000 pixels. */
    DEMO("demo", Habit.REGULAR),
    /** 60 albums, covers of 500 to 700 pixels, each a little late, so that a run takes long enough to be killed. */
    SIXTY("sixty", Habit.REGULAR),
    /** 1,000 albums, covers of 200 to 300 pixels, many of them alike. */
    THOUSAND("thousand", Habit.REGULAR),
    /** 100 albums, covers of 3000 pixels, many of them alike. */
    BIG("big", Habit.REGULAR),
    /** One album, sent as an object and not as an array. */
    SINGLE("single", Habit.LONE_OBJECT),
    /** No album: an empty array. */
    EMPTY("empty", Habit.REGULAR),
    /** No album: no array at all. */
    MISSING("missing", Habit.NO_ALBUM_MEMBER),
    /** Not registered: error 6. */
    NOBODY("nobody", Habit.UNKNOWN),
    /** Private: error 17. */
    HERMIT("hermit", Habit.PRIVATE),
    /** Error 10, whatever the key. */
    BAD_KEY("badkey", Habit.BAD_KEY),
    /** Error 26, with status 200. */
    SUSPENDED("suspended", Habit.SUSPENDED),
    /** 8 albums. Five have no cover: star, disc, empty texts, empty array, 404. One has only its listed sizes. */
    COVERLESS("coverless", Habit.REGULAR),
    /** 10 albums; the interface says 'too fast' twice before each answer. */
    TOO_FAST("toofast", Habit.TOO_FAST),
    /** 10 albums; the interface fails twice before each answer, and so does the image host for every third cover. */
    FLAKY("flaky", Habit.OUTAGE),
    /** 10 albums; the first answer is about somebody else. */
    STRANGER("stranger", Habit.STRANGER),
    /** 3 albums of a listener who registered with a capital letter. */
    CASE("Case", Habit.REGULAR),
    /** 12 albums whose names are hard on file names, pages and fonts. */
    ODD_TITLES("oddtitles", Habit.REGULAR),
    /** One album for each {@link CoverFormat}. */
    FORMATS("formats", Habit.REGULAR),
    /** 13 albums; two covers are fine, the others are what a broken or evil host might send. */
    HOSTILE("hostile", Habit.REGULAR),
    /** 4 albums whose covers come a byte a second. */
    SLOW("slow", Habit.REGULAR);

    private final String registered;
    private final Habit habit;

    Listener(String registered, Habit habit) {
        this.registered = registered;
        this.habit = habit;
    }

    /** The name as it was registered. */
    public String registered() {
        return registered;
    }

    Habit habit() {
        return habit;
    }

    /** Who has this name, in any case. */
    public static Optional<Listener> named(String name) {
        return Arrays.stream(values())
                .filter(listener -> listener.registered.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
