package org.lastfmwallpaper.standin;

import java.util.List;

/** Artists and records that do not exist. */
final class Names {
    private static final List<String> ARTISTS = List.of(
            "Halvorsen Arcade",
            "Odile Vantongeren",
            "Northbound Ferrymen",
            "Tinfoil Cathedral",
            "Vela Okorafor-Lund",
            "Pinewater Assembly",
            "Kestrel & Daughters",
            "Mirelle Duforêt",
            "Saltmarsh Exchange",
            "Inés Falkenrath",
            "Quiet Turnstile",
            "Silken Foundry",
            "The Lamplight Ledger",
            "Aldous Brightwater",
            "Cobalt Orchard",
            "Ferris & the Undertow",
            "Lumen Prøve",
            "Oxbow Telegraph",
            "Marguerite Sable",
            "Seven Cranes East",
            "Tolliver Moss",
            "Varnish Parade",
            "Winter Almanac Club",
            "Yarrow Street Choir");

    private static final List<String> FIRST = List.of(
            "Paper",
            "Second",
            "Hollow",
            "Silver",
            "Slow",
            "Northern",
            "Small",
            "Borrowed",
            "Salt",
            "Electric",
            "Distant",
            "Velvet",
            "Copper",
            "Open",
            "Quiet",
            "Burning",
            "Winter",
            "Painted",
            "Hidden",
            "Golden",
            "Empty",
            "Broken",
            "Early",
            "Silent",
            "Glass");

    private static final List<String> SECOND = List.of(
            "Lanterns",
            "Weather",
            "Hours",
            "Rooms",
            "Harbour",
            "Almanac",
            "Mirrors",
            "Gardens",
            "Signals",
            "Machines",
            "Rivers",
            "Letters",
            "Orchard",
            "Satellites",
            "Parade",
            "Tides",
            "Windows",
            "Static",
            "Avenues",
            "Shadows");

    private Names() {}

    static String artist(int number) {
        return ARTISTS.get(Math.floorMod(number * 7, ARTISTS.size()));
    }

    /** Different for each of five hundred numbers, and then once more with a volume. */
    static String title(int number) {
        int turn = number % (FIRST.size() * SECOND.size());
        int column = turn % FIRST.size();
        int row = turn / FIRST.size();
        // 7 and 25 have no common divisor, so that neighbours differ and none comes twice.
        String title = FIRST.get(column * 7 % FIRST.size()) + " " + SECOND.get((row + column) % SECOND.size());
        int volume = number / (FIRST.size() * SECOND.size()) + 1;
        return volume == 1 ? title : title + ", Vol. " + volume;
    }
}
