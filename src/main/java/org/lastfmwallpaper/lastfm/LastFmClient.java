package org.lastfmwallpaper.lastfm;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;

/**
 * Asks Last.fm for a listener's albums. Sends at most {@value RequestPacing#PER_SECOND} requests a second however many
 * threads use it, waits passing faults out, and tells the others at once. Safe for many threads; an interrupted one
 * stops waiting.
 */
public final class LastFmClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LastFmClient.class.getName());

    /** How often a page is asked for before a fault counts as lasting. */
    static final int ATTEMPTS = 5;

    /** How often a page is asked for again that came with another listener's name. */
    static final int REPEATS_FOR_ANOTHER_LISTENER = 3;

    /** A chart moves by an album or two between pages; so many pages with nothing new are the same page again. */
    static final int STALE_PAGES = 3;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final ApiKey key;
    private final Exchange exchange;
    private final Timing.Pause pause;
    private final Backoff backoff;

    LastFmClient(URI apiUrl, String apiKey, AnswerLimits limits, Timing timing) {
        this.key = new ApiKey(apiKey);
        this.exchange = new Exchange(apiUrl, key, limits, timing);
        this.pause = timing.pause();
        this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, timing.random());
    }

    /**
     * A client for an API at this address. Nothing is sent yet.
     *
     * @param apiUrl such as {@code https://ws.audioscrobbler.com/2.0/}
     * @param apiKey the operator's key; where it is blank every call fails with {@link LastFmException.Kind#BAD_KEY}
     */
    public static LastFmClient create(URI apiUrl, String apiKey) {
        return new LastFmClient(apiUrl, apiKey, AnswerLimits.USUAL, Timing.real());
    }

    /**
     * The albums that a listener played most, the most played first, ranked from 1 without a gap.
     *
     * @param user the listener's name, in any case
     * @param period the span of time that the chart covers
     * @param limit how many albums at most, 1 to {@value WallpaperRequest#MAX_LIMIT}; fewer where there are fewer
     * @return albums with a title and an artist; empty if the listener played none in this period
     * @throws LastFmException if they cannot be had; after an interruption the thread's flag is set again
     */
    public List<Album> topAlbums(String user, Period period, int limit) {
        if (limit < 1 || limit > WallpaperRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("cannot ask Last.fm for " + limit + " albums");
        }
        if (key.isMissing()) {
            throw LastFmException.noKey();
        }
        try {
            return chart(user, period, limit).albums();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LastFmException.interrupted(user, e);
        }
    }

    private Chart chart(String user, Period period, int limit) throws InterruptedException {
        Chart chart = new Chart(limit);
        int stalePages = 0;
        for (int number = 1; !chart.isFull() && stalePages < STALE_PAGES; number++) {
            TopAlbumsPage page = pageOf(user, query(user, period, limit, number));
            stalePages = chart.add(page) ? 0 : stalePages + 1;
            if (page.isEmpty() || number >= page.totalPages().orElse(Long.MAX_VALUE)) {
                break;
            }
        }
        return chart;
    }

    /** The page's size stays the same from page to page: another one would move where each page begins. */
    private static SequencedMap<String, String> query(String user, Period period, int limit, int number) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("method", "user.gettopalbums");
        query.put("user", user);
        query.put("period", period.id());
        query.put("limit", Integer.toString(limit));
        query.put("page", Integer.toString(number));
        return query;
    }

    /**
     * A page that is this listener's. Last.fm has been seen to answer with another's (lastfm-docs/api-docs, 'Random
     * results'); the next answer is right.
     */
    private TopAlbumsPage pageOf(String user, SequencedMap<String, String> query) throws InterruptedException {
        for (int asked = 0; asked <= REPEATS_FOR_ANOTHER_LISTENER; asked++) {
            TopAlbumsPage page = page(user, query);
            if (page.listener().map(user::equalsIgnoreCase).orElse(true)) {
                return page;
            }
            LOG.log(Level.DEBUG, "Last.fm gave another listener''s albums instead of those of {0}", user);
        }
        throw LastFmException.anotherListener(user, REPEATS_FOR_ANOTHER_LISTENER + 1);
    }

    private TopAlbumsPage page(String user, SequencedMap<String, String> query) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            switch (exchange.ask(query)) {
                case TopAlbumsPage page -> {
                    return page;
                }
                case Answer.Refusal refusal -> throw LastFmException.refused(refusal, user);
                case Answer.Fault fault -> {
                    if (attempt == ATTEMPTS) {
                        throw LastFmException.gaveUp(fault, user, attempt);
                    }
                    waitOut(fault, attempt);
                }
            }
        }
    }

    private void waitOut(Answer.Fault fault, int failures) throws InterruptedException {
        Duration wait = fault.retryAfter().orElseGet(() -> backoff.after(failures));
        LOG.log(Level.DEBUG, "Last.fm: {0}; asking again in {1} ms", fault.what(), wait.toMillis());
        pause.pause(wait);
    }

    /** Closes the connections to Last.fm. */
    @Override
    public void close() {
        exchange.close();
    }
}
