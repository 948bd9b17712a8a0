package org.lastfmwallpaper.standin;

import static org.lastfmwallpaper.standin.CoverFormat.JPEG;
import static org.lastfmwallpaper.standin.CoverFormat.PNG;
import static org.lastfmwallpaper.standin.CoverFormat.PROGRESSIVE_JPEG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.lastfmwallpaper.standin.art.Artwork;
import org.lastfmwallpaper.standin.art.Family;

/** What the listeners listen to; the same on every day and on every machine. */
final class Charts {
    private static final Duration SIXTY_LATENCY = Duration.ofMillis(100);

    private final List<ChartEntry> entries = new ArrayList<>();
    private final Listener listener;

    private Charts(Listener listener) {
        this.listener = listener;
    }

    /** The chart over all of a listener's time. */
    static List<ChartEntry> of(Listener listener) {
        Charts chart = new Charts(listener);
        chart.fill();
        return List.copyOf(chart.entries);
    }

    private void fill() {
        switch (listener) {
            case DEMO -> fillDemo();
            case SIXTY ->
                fill(60, number -> plain(number, 500 + 50 * (number % 5), JPEG).after(SIXTY_LATENCY));
            case THOUSAND -> fill(1000, number -> alike(number, 24, 200 + 20 * (number % 24 % 6)));
            case BIG -> fill(100, number -> alike(number, 4, 3000));
            case SINGLE -> fill(1, number -> plain(number, 640, JPEG));
            case COVERLESS -> fillCoverless();
            case TOO_FAST, STRANGER -> fill(10, number -> plain(number, 500, JPEG));
            case FLAKY ->
                fill(
                        10,
                        number -> plain(number, 500, JPEG).as(number % 3 == 2 ? Delivery.AFTER_OUTAGE : Delivery.FINE));
            case CASE -> fill(3, number -> plain(number, 500, JPEG));
            case ODD_TITLES -> fillOddTitles();
            case FORMATS -> fillFormats();
            case HOSTILE -> fillHostile();
            case SLOW -> fill(4, number -> plain(number, 300, JPEG).as(Delivery.TRICKLE));
            case EMPTY, MISSING, NOBODY, HERMIT, BAD_KEY, SUSPENDED -> fill(0, number -> plain(number, 300, JPEG));
        }
    }

    private void fill(int albums, IntFunction<Cover> covers) {
        for (int number = 0; number < albums; number++) {
            ImageListing listing = number % 7 == 6 ? ImageListing.FULL : ImageListing.CHART;
            add(Names.artist(number), Names.title(number), listing, covers.apply(number));
        }
    }

    private void add(String artist, String title, ImageListing listing, Cover cover) {
        int rank = entries.size() + 1;
        long plays = Math.max(1, Math.round(640 / Math.pow(rank, 0.62)) - rank / 20);
        boolean identified = rank % 3 == 1;
        String mbid = identified
                ? UUID.nameUUIDFromBytes((artist + title).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : "";
        entries.add(new ChartEntry(rank, artist, title, plays, mbid, listing, cover));
    }

    /** A cover of its own for the album with this number. */
    private Cover plain(int number, int side, CoverFormat format) {
        String hash = hash(number);
        return new Cover(hash, artwork(hash, Names.artist(number), Names.title(number)), side, format);
    }

    /** One of a few covers, under an address of its own. */
    private Cover alike(int number, int drawings, int side) {
        return plain(number % drawings, side, JPEG).named(hash(number));
    }

    private String hash(int number) {
        return Digest.md5(listener.registered() + "/" + number);
    }

    private static Artwork artwork(String hash, String artist, String title) {
        return Artwork.of(Long.parseUnsignedLong(hash.substring(0, 16), 16), artist, title);
    }

    private void fillDemo() {
        demo("Odile Vantongeren", "Glass Weather", Family.MOUNTAINS, 0, 1, 1200, JPEG);
        demo("Halvorsen Arcade", "Second Sunday", Family.SUPERGRAPHIC, 0, 2, 1000, JPEG);
        demo("Northbound Ferrymen", "Low Tide Radio", Family.SUNSET, 9, 3, 1500, JPEG);
        demo("Tinfoil Cathedral", "Common Shapes", Family.OVERPRINT, 1, 4, 700, PNG);
        demo("Pinewater Assembly", "A House in the Trees", Family.FOREST, 5, 5, 3000, JPEG);
        demo("Vela Okorafor-Lund", "Loud Quiet", Family.SWISS, 8, 28, 500, JPEG);
        demo("Mirelle Duforêt", "Totality", Family.ECLIPSE, 2, 7, 1000, PROGRESSIVE_JPEG);
        demo("Saltmarsh Exchange", "Nine Waves", Family.WAVES, 8, 8, 1200, JPEG);
        demo("Kestrel & Daughters", "Bright Ruin", Family.BRUSH, 8, 12, 1000, JPEG);
        demo("Quiet Turnstile", "City of Small Hours", Family.CITY, 10, 10, 1500, JPEG);
        demo("Silken Foundry", "Molten", Family.SILK, 9, 11, 3000, JPEG);
        demo("Inés Falkenrath", "Herbarium", Family.CUT_OUTS, 2, 25, 1000, PNG);
    }

    private void demo(
            String artist, String title, Family family, int palette, long seed, int side, CoverFormat format) {
        Artwork artwork = new Artwork(family, palette, seed, artist, title);
        add(artist, title, ImageListing.CHART, new Cover(hash(entries.size()), artwork, side, format));
    }

    private void fillCoverless() {
        fill(2, number -> plain(number, 500, JPEG));
        coverless(ImageListing.CHART, plain(2, 300, PNG).named(Cover.STAR));
        coverless(ImageListing.FULL, plain(3, 300, PNG).named(Cover.DISC));
        coverless(ImageListing.BLANK, plain(4, 500, JPEG));
        coverless(ImageListing.NONE, plain(5, 500, JPEG));
        coverless(ImageListing.CHART, plain(6, 500, JPEG).as(Delivery.NOTHING));
        coverless(ImageListing.CHART, plain(7, 500, JPEG).as(Delivery.NO_ORIGINAL));
    }

    private void coverless(ImageListing listing, Cover cover) {
        add(Names.artist(entries.size()), Names.title(entries.size()), listing, cover);
    }

    private void fillOddTitles() {
        odd("North/South", "Left / Right \\ Both: A | B * C?");
        odd("\"Double\" & 'Single'", "“Quoted”, ‘Twice’ <and> «Again»");
        odd("The Long-Winded", "All of It ".repeat(30).strip() + "!");
        odd("Reversed \u202Egnp.exe", "Title \u202Egnp.exe");
        odd("🦀🌊", "👩🏽‍🚀 🏳️‍🌈 🇫🇮 ❤️‍🔥");
        odd("CON", "CON");
        odd("..", "../../etc/passwd");
        odd("Line\nBreak", "First line\r\nSecond line\n\tand a tab");
        odd("<b>Bold</b>", "<script>alert(1)</script>");
        odd("夜の電車", "雨の街角で見た夢 — 初回限定盤");
        odd("فرقة النخيل", "ليالي الشتاء الطويلة");
        odd(
                "Z\u0335\u0341a\u0336\u0348l\u0337\u0355g\u0334\u0350o\u0338\u0359",
                "e\u0301a\u0300o\u0308u\u0328 n\u0303");
    }

    private void odd(String artist, String title) {
        String hash = hash(entries.size());
        add(artist, title, ImageListing.CHART, new Cover(hash, artwork(hash, artist, title), 500, JPEG));
    }

    private void fillFormats() {
        for (CoverFormat format : CoverFormat.values()) {
            int number = entries.size();
            int side = format.fixture().isPresent() ? 300 : 480;
            add(Names.artist(number), "Pressed as " + format, ImageListing.CHART, plain(number, side, format));
        }
    }

    private void fillHostile() {
        for (Delivery delivery : List.of(
                Delivery.FINE,
                Delivery.HTML,
                Delivery.SVG,
                Delivery.HUGE_CLAIM,
                Delivery.TRUNCATED,
                Delivery.EMPTY,
                Delivery.NOTHING,
                Delivery.ENDLESS,
                Delivery.SHORT_OF_ITS_LENGTH,
                Delivery.REDIRECT_LOOP,
                Delivery.TOO_LARGE,
                Delivery.NOISE,
                Delivery.FINE)) {
            int number = entries.size();
            add(
                    Names.artist(number),
                    Names.title(number),
                    ImageListing.CHART,
                    plain(number, 500, JPEG).as(delivery));
        }
    }
}
