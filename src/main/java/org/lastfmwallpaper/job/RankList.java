package org.lastfmwallpaper.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A partition's albums as text, since partition properties are text: rising ranks and ranges of them, such as {@code
 * 1,5,9-12}; empty for none.
 */
public final class RankList {
    private RankList() {}

    /** Writes ranks, which must rise, as text. */
    public static String format(List<Integer> ranks) {
        StringBuilder text = new StringBuilder();
        int index = 0;
        while (index < ranks.size()) {
            int first = ranks.get(index);
            int last = first;
            while (index + 1 < ranks.size() && ranks.get(index + 1) == last + 1) {
                last = ranks.get(++index);
            }
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
            index++;
        }
        return text.toString();
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @throws NumberFormatException if it is something else
     */
    public static List<Integer> parse(String text) {
        List<Integer> ranks = new ArrayList<>();
        if (text.isEmpty()) {
            return ranks;
        }
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            if (last < first || (!ranks.isEmpty() && first <= ranks.getLast())) {
                throw new NumberFormatException("ranks must rise: \"" + text + "\"");
            }
            IntStream.rangeClosed(first, last).forEach(ranks::add);
        }
        return ranks;
    }
}
