package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankListTest {

    @Test
    void ranksAndRangesAreWrittenAndReadBack() {
        for (List<Integer> ranks : List.of(
                List.<Integer>of(), List.of(7), List.of(1, 2), List.of(1, 5, 9, 10, 11, 12, 40), List.of(1, 3, 5))) {
            assertThat(RankList.parse(RankList.format(ranks))).isEqualTo(ranks);
        }
    }

    @Test
    void neighboursBecomeARangeSoThatAThousandStayShort() {
        assertThat(RankList.format(IntStream.rangeClosed(1, 1000).boxed().toList()))
                .isEqualTo("1-1000");
        assertThat(RankList.format(List.of(1, 5, 9, 10, 11))).isEqualTo("1,5,9-11");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "1,", "x", "1-", "-1", "5-1", "1-2-3", "3,1", "1,1", "1-3,3", "2147483648", " 1"})
    void textThatWasNotWrittenHereIsRefused(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> RankList.parse(text));
    }

    @Test
    void theLargestNumberEndsARangeToo() {
        assertThat(RankList.parse("2147483646-2147483647")).containsExactly(2147483646, 2147483647);
    }
}
