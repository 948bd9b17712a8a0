package org.lastfmwallpaper.standin;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lastfmwallpaper.album.Album;

/**
 * Last.fm on this machine alone, for tests, benchmarks and the demo. {@link Listener} lists whom it knows; {@link
 * #faults()} makes it fail. Safe for many threads.
 */
public final class LastFmStandIn implements AutoCloseable {
    /** The one key that it takes. */
    public static final String API_KEY = "5f4dcc3b5aa765d61d8327deb882cf99";

    /** What calls are signed with. */
    public static final String SHARED_SECRET = "0d107d09f5bbe40cade3de5c71e9e9b7";

    private final Map<Listener, List<ChartEntry>> charts = new EnumMap<>(Listener.class);
    private final Map<String, Cover> covers = new HashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Faults faults = new Faults();
    private final Closing closing = new Closing();
    private final Wire wire;
    private final URI home;
    private final Api api;
    private final ImageHost images;
    private volatile Duration latency = Duration.ZERO;

    private LastFmStandIn(int port, InstantSource clock) {
        for (Listener listener : Listener.values()) {
            List<ChartEntry> chart = Charts.of(listener);
            charts.put(listener, chart);
            chart.forEach(entry -> covers.put(entry.hash(), entry.cover()));
        }
        images = new ImageHost(covers, closing);
        wire = new Wire(port, this::answer, closing, clock);
        home = URI.create("http://127.0.0.1:" + wire.port() + "/");
        api = new Api(charts, home);
        wire.open();
    }

    /** Starts on a port that is free. */
    public static LastFmStandIn start() {
        return start(0);
    }

    /**
     * Starts on 127.0.0.1.
     *
     * @param port 0 for any that is free
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static LastFmStandIn start(int port) {
        return new LastFmStandIn(port, InstantSource.system());
    }

    /** Runs it alone: {@code LastFmStandIn [port] [latencyMillis]}, until it is asked to end. */
    public static void main(String... arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        LastFmStandIn standIn = start(port);
        if (arguments.length > 1) {
            standIn.latency(Duration.ofMillis(Long.parseLong(arguments[1])));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(standIn::close));
        System.out.println(standIn.apiUrl());
        standIn.closing.await();
    }

    private Response answer(Request request) throws IOException, InterruptedException {
        requests.add(request);
        closing.pause(latency);
        Optional<Behaviour> fault = faults.of(request);
        return fault.isPresent() ? fault.get().answer(() -> route(request), closing) : route(request);
    }

    private Response route(Request request) throws IOException, InterruptedException {
        if (request.path().equals("/2.0/") || request.path().equals("/2.0")) {
            return api.answer(request);
        }
        return request.path().startsWith("/i/") ? images.answer(request) : Response.notFound();
    }

    /** The settings, as environment variables, with which the product takes this stand-in for Last.fm. */
    public Map<String, String> settings() {
        return Map.of(
                "LASTFM_API_KEY",
                API_KEY,
                "LASTFM_API_URL",
                apiUrl().toString(),
                "ALLOW_PRIVATE_ADDRESSES",
                "true",
                "COVER_HOSTS",
                "127.0.0.1");
    }

    /** Where the interface is; what LASTFM_API_URL must be. */
    public URI apiUrl() {
        return home.resolve("2.0/");
    }

    /**
     * A listener's albums over all time, as the product should read them.
     *
     * @throws IllegalArgumentException if nobody has that name
     */
    public List<Album> albums(String listener) {
        return chart(listener).stream().map(entry -> entry.album(home)).toList();
    }

    /**
     * A listener's albums over all time, as they are kept here.
     *
     * @throws IllegalArgumentException if nobody has that name
     */
    public List<ChartEntry> chart(String listener) {
        Listener named = Listener.named(listener)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no listener is called " + listener + "; there are " + Arrays.toString(Listener.values())));
        return charts.getOrDefault(named, List.of());
    }

    /**
     * The file that a cover was uploaded as, whatever the host makes of requests for it.
     *
     * @param hash the cover's name
     * @throws IllegalArgumentException if there is none of that name
     */
    public byte[] original(String hash) throws InterruptedException {
        Cover cover = covers.get(hash);
        if (cover == null) {
            throw new IllegalArgumentException("no cover is called " + hash);
        }
        return images.original(cover);
    }

    /** The token with which a listener's session begins. */
    public static String token(Listener listener) {
        return Api.token(listener);
    }

    /** Every request so far, in the order in which they came; it grows while it is looked at. */
    public Collection<Request> requests() {
        return Collections.unmodifiableCollection(requests);
    }

    /** Makes it fail. */
    public Faults faults() {
        return faults;
    }

    /** From now on every answer takes so much longer. */
    public void latency(Duration time) {
        latency = time;
    }

    /** Ends it, with all that it was sending. */
    @Override
    public void close() {
        wire.close();
        faults.clear();
    }
}
