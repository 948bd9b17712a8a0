package org.lastfmwallpaper.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.album.Album;

class EntryNameTest {
    private static String name(int rank, String artist, String title) {
        return EntryName.of(new Album(rank, artist, title, 0, List.of()), 3);
    }

    private static String title(String title) {
        String name = name(1, "A", title);
        assertThat(name).startsWith("001 - A - ").endsWith(".png");
        return name.substring("001 - A - ".length(), name.length() - ".png".length());
    }

    @Test
    void isRankArtistAndTitle() {
        assertThat(name(1, "Low", "Double Negative")).isEqualTo("001 - Low - Double Negative.png");
        assertThat(name(1_000, "Low", "Hey What")).isEqualTo("1000 - Low - Hey What.png");
        assertThat(EntryName.of(new Album(7, "Low", "Hey What", 0, List.of()), 4))
                .isEqualTo("0007 - Low - Hey What.png");
    }

    @Test
    void digitsAreAsciiInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(name(12, "Low", "Hey What")).startsWith("012 - ");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            value = {
                "AC/DC → AC-DC",
                "Back\\\\slash → Back--slash",
                "Vol. 4: Slaves of Fear → Vol. 4 - Slaves of Fear",
                "12:30 → 12-30",
                "\"Heroes\" → 'Heroes'",
                "M*A*S*H → MASH",
                "Who's Next? → Who's Next",
                "I <3 U → I (3 U",
                "A|B → A-B",
                "<script>alert(1)</script> → (script)alert(1)(-script)",
                "...And Justice for All → …And Justice for All",
                "To Be Continued... → To Be Continued…",
                "Vol. 1. → Vol. 1",
                "../../etc/passwd → …-…-etc-passwd",
                "CON → CON",
                "( ) → ( )",
                "Ágætis byrjun → Ágætis byrjun",
                "あいうえお → あいうえお",
            })
    void readsAlike(String title, String expected) {
        assertThat(title(title)).isEqualTo(expected);
    }

    @Test
    void whiteSpaceOfAnyKindFolds() {
        assertThat(title(" a\r\n\tb\u00A0\u3000c\u2028d\u0085e\u3164f ")).isEqualTo("a b c d e f");
    }

    @Test
    void whatIsNotSeenGoes() {
        assertThat(title("a\u202Egnp.exe\u202C")).isEqualTo("agnp.exe");
        assertThat(title("N\0U\u0007L")).isEqualTo("NUL");
        assertThat(title("zero\u200Bwidth\uFEFF\u2066\u2069")).isEqualTo("zerowidth");
        assertThat(title("lone \uD83D surrogate\uDE00")).isEqualTo("lone surrogate");
        assertThat(title("private \uE000 \uFFFF use")).isEqualTo("private use");
        assertThat(title("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"))
                .isEqualTo("\uD83D\uDC68\uD83D\uDC69\uD83D\uDC67");
    }

    @Test
    void lettersAreComposed() {
        assertThat(title("Bjo\u0308rk")).isEqualTo("Björk");
        assertThat(title("e\u202E\u0301")).isEqualTo("é");
        assertThat(title("e?\u0301")).isEqualTo("é");
    }

    @Test
    void artistsKeepTheirLastDot() {
        assertThat(name(1, "R.E.M.", "Murmur")).isEqualTo("001 - R.E.M. - Murmur.png");
    }

    @Test
    void whereNothingIsLeftAWordStandsIn() {
        for (String nothing : List.of("", " ", "\0", "\u202E", "???", "*", "\u3164", "\u0301\uFE0F", "\n", "\uD800")) {
            assertThat(name(4, nothing, nothing)).isEqualTo("004 - Unknown artist - Unknown album.png");
        }
        assertThat(title(".")).isEqualTo("Unknown album");
        assertThat(title(". . . ")).isEqualTo("Unknown album");
        assertThat(title("...")).isEqualTo("…");
    }

    @Test
    void longNamesAreCutToTwoHundredBytes() {
        assertThat(name(1, "Low", "x".repeat(300)))
                .hasSize(200)
                .startsWith("001 - Low - xxx")
                .endsWith("x.png");
        assertThat(name(1, "x".repeat(300), "Hey What")).hasSize(200).endsWith("x - Hey What.png");
    }

    @Test
    void twoLongPartsShareTheRoom() {
        String name = name(1, "a".repeat(300), "t".repeat(300));

        assertThat(name).isEqualTo("001 - " + "a".repeat(93) + " - " + "t".repeat(94) + ".png");
    }

    @Test
    void whatOnePartLeavesTheOtherGets() {
        String name = name(1, "a".repeat(300), "t".repeat(20));

        assertThat(name).isEqualTo("001 - " + "a".repeat(167) + " - " + "t".repeat(20) + ".png");
    }

    @Test
    void theCutIsBetweenWhatReadersSeeAsCharacters() {
        String thumbsUp = "\uD83D\uDC4D\uD83C\uDFFD"; // 8 bytes, with a skin tone
        String flag = "\uD83C\uDDEB\uD83C\uDDF7"; // 8 bytes, two halves
        String accented = "x\u0332\u0333"; // 5 bytes, no composed form

        assertThat(title("a" + thumbsUp.repeat(100))).isEqualTo("a" + thumbsUp.repeat(23));
        assertThat(title("a" + flag.repeat(100))).isEqualTo("a" + flag.repeat(23));
        assertThat(title(accented.repeat(100))).isEqualTo(accented.repeat(37));
    }

    @Test
    void oneLetterUnderAThousandAccentsKeepsSome() {
        assertThat(title("x" + "\u0332".repeat(1_000))).isEqualTo("x" + "\u0332".repeat(92));
    }

    @Test
    void noDotOrSpaceIsLeftWhereTheCutIs() {
        assertThat(title("x".repeat(180) + " . y".repeat(10))).isEqualTo("x".repeat(180) + " . y");
        assertThat(title(". ".repeat(200) + "x")).isEqualTo("Unknown album");
    }

    @Test
    void everyOddTitleHasANameOfItsOwnThatIsSafe() {
        List<String> odd = List.of(
                "a/b",
                "a\\b",
                "a:b",
                "\"",
                "'",
                "x".repeat(300),
                "漢".repeat(300),
                "\u202Egnp.exe",
                "",
                ".",
                "..",
                "...",
                "CON",
                "con",
                "NUL.txt",
                "COM1",
                "../../etc/passwd",
                "..\\..\\windows",
                "C:\\x",
                "a\nb",
                "a\r\nb",
                "\0",
                "<img src=x onerror=alert(1)>",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(40),
                "\uD83D",
                "~",
                "-rf",
                "%00",
                "$(id)",
                "`id`",
                "a\u0000.png",
                " ",
                "  lead and trail  ",
                "e\u0301",
                "\u00E9",
                "ﬁ",
                "İ");
        Set<String> names = new HashSet<>();
        for (int index = 0; index < odd.size(); index++) {
            String name = name(index + 1, odd.get(odd.size() - 1 - index), odd.get(index));
            assertSafe(name);
            assertThat(names.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
        }
    }

    @Test
    void everyCharacterGivesASafeName() {
        Stream.of(
                        IntStream.range(0, 0x3400),
                        IntStream.range(0xD700, 0x10200),
                        IntStream.range(0x1D000, 0x1FB00),
                        IntStream.range(0xE0000, 0xE0200),
                        IntStream.rangeClosed(0x10FFF0, 0x10FFFF))
                .flatMapToInt(range -> range)
                .forEach(character ->
                        assertSafe(name(1, Character.toString(character), "a" + Character.toString(character))));
    }

    private static void assertSafe(String name) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(name));
        } catch (CharacterCodingException e) {
            throw new AssertionError("no UTF-8: " + name, e);
        }
        boolean safe = name.getBytes(StandardCharsets.UTF_8).length <= 200
                && name.chars().noneMatch(character -> "<>:\"/\\|?*".indexOf(character) >= 0)
                && !name.contains("..")
                && !name.contains("  ")
                && !name.contains(" .png")
                && name.matches("[0-9]{3} - .+ - .+\\.png")
                && Normalizer.isNormalized(name, Normalizer.Form.NFC)
                && name.codePoints().noneMatch(EntryNameTest::isNeverSafe);
        if (!safe) {
            throw new AssertionError("not safe: " + name);
        }
    }

    private static boolean isNeverSafe(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.SPACE_SEPARATOR && character != ' ');
    }

    @Test
    void ranksAreReadBack() {
        assertThat(EntryName.rankIn(name(1_000, "9", "9"))).hasValue(1_000);
        assertThat(EntryName.rankIn("007")).hasValue(7);
        assertThat(EntryName.rankIn("report.json")).isEmpty();
        assertThat(EntryName.rankIn("000 - A - B.png")).isEmpty();
        assertThat(EntryName.rankIn("1234567890 - A - B.png")).isEmpty();
        assertThat(EntryName.rankIn("")).isEmpty();
    }

    @Test
    void refusesRanksAndDigitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> name(0, "A", "B"));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryName.of(new Album(1, "A", "B", 0, List.of()), 0));
    }
}
