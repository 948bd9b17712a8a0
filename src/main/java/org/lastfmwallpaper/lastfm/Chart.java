package org.lastfmwallpaper.lastfm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lastfmwallpaper.album.Album;

/**
 * A listener's chart, put together page by page. Between two pages it may have moved: an album that an earlier page
 * gave is dropped, and ranks are positions here, not what Last.fm sent.
 */
final class Chart {
    private final int limit;
    private final List<Album> albums = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    /**
     * An empty chart.
     *
     * @param limit how many albums it takes
     */
    Chart(int limit) {
        this.limit = limit;
    }

    /** Takes what is new on a page, and says whether anything was. */
    boolean add(TopAlbumsPage page) {
        int before = albums.size();
        for (TopAlbumsPage.Entry entry : page.entries()) {
            if (!isFull() && identities(entry).noneMatch(known::contains)) {
                albums.add(new Album(
                        albums.size() + 1,
                        entry.name().artist(),
                        entry.name().title(),
                        entry.playCount(),
                        entry.images()));
                identities(entry).forEach(known::add);
            }
        }
        return albums.size() > before;
    }

    private static Stream<Object> identities(TopAlbumsPage.Entry entry) {
        return entry.mbid().isEmpty() ? Stream.of(entry.name()) : Stream.of(entry.name(), entry.mbid());
    }

    boolean isFull() {
        return albums.size() >= limit;
    }

    List<Album> albums() {
        return List.copyOf(albums);
    }
}
