package org.lastfmwallpaper.render;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as strangers typed them, made fit to be drawn on one line: composed (NFC), white space of any kind folded to single
 * spaces, without control, formatting and bidirectional override characters, and cut between graphemes only.
 */
final class CaptionText {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final String ELLIPSIS = "\u2026";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C; // Persian and Indic spelling needs both
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters and symbols by their category, blank by design: two Hangul fillers and the empty Braille cell. */
    private static final String BLANKS = "\u3164\uFFA0\u2800";

    /** More marks and joiners than any script stacks on one letter; beyond, they would run into other lines. */
    private static final int MARKS = 4;

    private CaptionText() {}

    /** One clean line; empty if nothing in the name can be seen. */
    static String clean(String name) {
        StringBuilder line = new StringBuilder();
        int[] marks = {0};
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (isSpace(character)) {
                if (!atWordStart(line)) {
                    line.append(' ');
                }
                marks[0] = 0;
            } else if (isDrawn(character)) {
                marks[0] = isMark(character) ? marks[0] + 1 : 0;
                if (marks[0] <= MARKS && !(isJoiner(character) && atWordStart(line))) {
                    line.appendCodePoint(character);
                }
            }
        });
        return line.toString().strip();
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.CONTROL
                || BLANKS.indexOf(character) >= 0;
    }

    private static boolean atWordStart(StringBuilder line) {
        return line.isEmpty() || line.charAt(line.length() - 1) == ' ';
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || isJoiner(character);
    }

    /** They choose between glyphs of which we have one at most. */
    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }

    private static boolean isDrawn(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> isJoiner(character);
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> !isVariationSelector(character);
        };
    }

    /** What a reader takes for single characters. */
    static List<String> graphemes(String line) {
        List<String> graphemes = new ArrayList<>();
        Matcher matcher = GRAPHEME.matcher(line);
        while (matcher.find()) {
            graphemes.add(matcher.group());
        }
        return graphemes;
    }

    /** The first {@code count} graphemes with an ellipsis, or the whole line if it has no more. */
    static String elide(List<String> graphemes, int count) {
        if (count >= graphemes.size()) {
            return String.join("", graphemes);
        }
        return String.join("", graphemes.subList(0, count)).strip() + ELLIPSIS;
    }
}
