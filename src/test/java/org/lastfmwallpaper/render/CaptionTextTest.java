package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Double Negative",
                "…And Justice for All",
                "AC/DC",
                "( )",
                "<b>Bold</b> & \"Quoted\"",
                "音楽図鑑",
                "أغاني",
                "שלום",
                "Björk",
                "👩\u200D🚀", // the joiner makes one picture of two
                "می\u200Cخواهم", // and here spelling asks for a gap
            })
    void namesStayAsTheyAre(String name) {
        assertThat(CaptionText.clean(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  a \t\n b\u00a0\u3000c  '  | a b c",
                "'a\u0007b\u0001c\u001b[31md' | a b c [31md",
                "'abc\u202Edef\u202C'         | abcdef",
                "'a\u2066b\u2069\u200Fc'      | abc",
                "'\uFEFFa\u00ADb'             | ab",
                "'a\uD800b\uDC00c'            | abc",
                "'a\uE000b'                   | ab",
                "'e\u0301'                    | \u00e9",
                "'\u845B\uDB40\uDD00'         | \u845B",
                "'\u2764\uFE0F'               | \u2764",
                "'\u200Da \u200Cb'            | a b",
            })
    void whatCannotBeSeenGoes(String name, String clean) {
        assertThat(CaptionText.clean(name)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u202E", "\u0000\t", "\u200D", "\u3164", "\u2800 \uFFA0", "\uFE0F"})
    void aNameOfNothingVisibleIsEmpty(String name) {
        assertThat(CaptionText.clean(name)).isEmpty();
    }

    @Test
    void towersOfMarksAreCutDown() {
        assertThat(CaptionText.clean("x" + "\u0336".repeat(50) + "y")).isEqualTo("x" + "\u0336".repeat(4) + "y");
        assertThat(CaptionText.clean("x" + "\u0336\u200D".repeat(50) + "y").length())
                .as("joiners in between do not help")
                .isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x\u0301", "👩\u200D🚀", "🏳\u200D🌈", "🇩🇪", "👍🏽", "한", "\u1112\u1161\u11ab", "क्षि", "𝄞"})
    void elisionKeepsGraphemesWhole(String grapheme) {
        List<String> graphemes = CaptionText.graphemes("a" + grapheme + "b");
        assertThat(graphemes).startsWith("a").endsWith("b");

        assertThat(CaptionText.elide(graphemes, 1)).isEqualTo("a…");
        assertThat(CaptionText.elide(graphemes, graphemes.size() - 1)).isEqualTo("a" + grapheme + "…");
        for (int count = 0; count < graphemes.size(); count++) {
            String kept = CaptionText.elide(graphemes, count);
            assertThat(kept).isEqualTo(String.join("", graphemes.subList(0, count)) + "…");
        }
    }

    @Test
    void anEllipsisFollowsAWordNotASpace() {
        assertThat(CaptionText.elide(CaptionText.graphemes("one two"), 4)).isEqualTo("one…");
    }

    @Test
    void aLineThatFitsIsNotElided() {
        assertThat(CaptionText.elide(CaptionText.graphemes("one two"), 7)).isEqualTo("one two");
    }
}
