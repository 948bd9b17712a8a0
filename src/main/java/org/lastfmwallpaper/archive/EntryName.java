package org.lastfmwallpaper.archive;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lastfmwallpaper.album.Album;

/**
 * The name of a wallpaper in the archive: {@code 001 - Artist - Title.png}. It can be unpacked on Windows, macOS and
 * Linux, says what it seems to say, and is unique in its archive because of the rank, which also keeps it from being a
 * device name such as {@code CON}.
 *
 * <p>What Windows forbids gives way to what reads alike: {@code / \ |} to a hyphen, {@code :} to a hyphen (after a
 * space, where one follows), {@code "} to {@code '}, {@code < >} to round brackets; {@code ? *} go. Two dots or more
 * become {@code …}, so that no name climbs out of a folder. White space of any kind folds to one space. Control and
 * format characters go (bidirectional overrides, and the joiners inside emoji, which then stand side by side), and so do
 * private ones, lone surrogates and noncharacters. The rest is kept, in Unicode's form NFC.
 */
public final class EntryName {
    /** Many file systems end at 255 bytes; the rest is for the folder or the "(2)" that an unpacker may add. */
    static final int MAX_BYTES = 200;

    private static final String SEPARATOR = " - ";
    private static final String SUFFIX = ".png";
    private static final String NO_ARTIST = "Unknown artist";
    private static final String NO_TITLE = "Unknown album";

    /** As many digits as surely fit an int. */
    private static final Pattern RANK = Pattern.compile("([0-9]{1,9})(?![0-9])");

    private static final Pattern DOTS = Pattern.compile("\\.{2,}");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern TRAILING_SPACES = Pattern.compile(" +$");
    private static final Pattern TRAILING_DOTS_AND_SPACES = Pattern.compile("[. ]+$");

    private EntryName() {}

    /**
     * Names an album's wallpaper.
     *
     * @param album with a rank from 1
     * @param rankDigits how many digits the rank has at least, 1 to 9
     * @return at most 200 bytes in UTF-8; where artist and title are longer, both get half of the room, and what one
     *     leaves the other gets; the cut is between characters as readers see them
     * @throws IllegalArgumentException if rank or digits are out of their range
     */
    public static String of(Album album, int rankDigits) {
        if (album.rank() < 1 || rankDigits < 1 || rankDigits > 9) {
            throw new IllegalArgumentException(
                    "no entry is named by rank " + album.rank() + " in " + rankDigits + " digits");
        }
        String rank = String.format(Locale.ROOT, "%0" + rankDigits + "d", album.rank());
        int room = MAX_BYTES - bytes(rank + SEPARATOR + SEPARATOR + SUFFIX);
        String artist = orIfNothingIsLeft(safe(album.artist()), NO_ARTIST);
        String title = orIfNothingIsLeft(safeAtEnd(safe(album.title())), NO_TITLE);

        String shortArtist = without(TRAILING_SPACES, cut(artist, Math.max(room / 2, room - bytes(title))));
        String shortTitle = orIfNothingIsLeft(safeAtEnd(cut(title, room - bytes(shortArtist))), NO_TITLE);
        return rank + SEPARATOR + shortArtist + SEPARATOR + shortTitle + SUFFIX;
    }

    /** The rank that a name begins with, if it does. */
    static OptionalInt rankIn(String name) {
        Matcher rank = RANK.matcher(name);
        return rank.lookingAt() && Integer.parseInt(rank.group(1)) > 0
                ? OptionalInt.of(Integer.parseInt(rank.group(1)))
                : OptionalInt.empty();
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        int[] characters = text.codePoints().toArray();
        for (int index = 0; index < characters.length; index++) {
            boolean spaceFollows = index + 1 < characters.length && isSpace(characters[index + 1]);
            appendSafe(safe, characters[index], spaceFollows);
        }
        String normal = Normalizer.normalize(safe, Normalizer.Form.NFC);
        String climbsNowhere = DOTS.matcher(normal).replaceAll("…");
        return SPACES.matcher(climbsNowhere).replaceAll(" ").strip();
    }

    private static void appendSafe(StringBuilder safe, int character, boolean spaceFollows) {
        switch (character) {
            case '/', '\\', '|' -> safe.append('-');
            case ':' -> safe.append(spaceFollows ? " -" : "-");
            case '"' -> safe.append('\'');
            case '<' -> safe.append('(');
            case '>' -> safe.append(')');
            case '?', '*' -> {}
            default -> {
                if (isSpace(character)) {
                    safe.append(' ');
                } else if (!isUnfitForNames(character)) {
                    safe.appendCodePoint(character);
                }
            }
        }
    }

    /** White space, and the letters that are drawn as nothing: Hangul's fillers and the empty Braille cell. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u0085'
                || character == '\u3164'
                || character == '\uFFA0'
                || character == '\u2800';
    }

    private static boolean isUnfitForNames(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            // Unicode Standard, section 23.7: noncharacters
            default -> (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        };
    }

    private static String orIfNothingIsLeft(String part, String placeholder) {
        return part.codePoints().anyMatch(EntryName::isSeen) ? part : placeholder;
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> true;
        };
    }

    /** Windows drops dots and spaces at the end of a name, and some programs hide the suffix. */
    private static String safeAtEnd(String title) {
        return without(TRAILING_DOTS_AND_SPACES, title);
    }

    private static String without(Pattern end, String text) {
        return end.matcher(text).replaceFirst("");
    }

    private static String cut(String text, int maxBytes) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        int end = 0;
        for (int next = boundaries.next(); bytes(text.substring(0, next)) <= maxBytes; next = boundaries.next()) {
            end = next;
        }
        return end > 0 ? text.substring(0, end) : cutOneCharacter(text, maxBytes);
    }

    /** One letter under a hundred accents: it keeps as many as there is room for. */
    private static String cutOneCharacter(String text, int maxBytes) {
        int end = 0;
        for (int next = text.offsetByCodePoints(0, 1);
                bytes(text.substring(0, next)) <= maxBytes;
                next = text.offsetByCodePoints(next, 1)) {
            end = next;
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
