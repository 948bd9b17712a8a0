package org.lastfmwallpaper.standin;

import java.util.List;

/** How an album's pictures are listed. */
enum ImageListing {
    /** Four sizes, as charts have them. */
    CHART,
    /** Six: {@code mega} and one without a name besides. */
    FULL,
    /** Four sizes whose addresses are empty. */
    BLANK,
    /** An empty array. */
    NONE;

    List<String> sizes() {
        return switch (this) {
            case CHART, BLANK -> List.of("small", "medium", "large", "extralarge");
            case FULL -> List.of("small", "medium", "large", "extralarge", "mega", "");
            case NONE -> List.of();
        };
    }

    /** The part of the address that stands for a size. */
    static String segment(String size) {
        return switch (size) {
            case "small" -> "34s";
            case "medium" -> "64s";
            case "large" -> "174s";
            default -> "300x300"; // the larger names never got larger pictures
        };
    }
}
