package org.lastfmwallpaper.lastfm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lastfmwallpaper.album.Album;

/**
 * Where an album's cover may be found. Last.fm lists scaled copies, with the size in the path: {@code
 * /i/u/300x300/HASH.png}. Without the size its image hosts answer with the original as it was uploaded, mostly 500 to
 * 1500 pixels; that one may be missing where the copies are there.
 */
public final class CoverUrls {
    /** What Last.fm shows where there is no cover: the star, and the disc. */
    private static final List<String> NO_COVER =
            List.of("2a96cbd8b46e442fc41c2b86b821562f", "c6f59c1e5e7240a4c0d427abd71f3dbb");

    private static final Pattern SCALED =
            Pattern.compile("(?<before>[^?#]*/i/u/)[^/?#]+/(?<file>[^/?#]+\\.[^/?#.]+)(?<after>[?#].*)?");

    private CoverUrls() {}

    /**
     * The addresses to try, best first: the originals, then the copies from the largest to the smallest.
     *
     * @return absolute addresses, each once; empty if Last.fm has no cover. What is listed but is no address is left
     *     out
     */
    public static List<URI> of(Album album) {
        List<String> largestFirst = album.images().reversed().stream()
                .map(String::strip)
                .filter(CoverUrls::isCover)
                .toList();
        return Stream.concat(largestFirst.stream().flatMap(image -> original(image).stream()), largestFirst.stream())
                .flatMap(address -> parse(address).stream())
                .distinct()
                .toList();
    }

    private static boolean isCover(String address) {
        String path = address.toLowerCase(Locale.ROOT);
        return NO_COVER.stream().noneMatch(path::contains);
    }

    private static Optional<String> original(String image) {
        Matcher scaled = SCALED.matcher(image);
        return scaled.matches()
                ? Optional.of(scaled.group("before")
                        + scaled.group("file")
                        + Optional.ofNullable(scaled.group("after")).orElse(""))
                : Optional.empty();
    }

    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(new URI(address)).filter(uri -> uri.getScheme() != null && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty(); // an album is not worse off than without this address
        }
    }
}
