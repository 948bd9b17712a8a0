package org.lastfmwallpaper.lastfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.album.Album;

class CoverUrlsTest {
    private static final String HOST = "https://lastfm.freetls.fastly.net/i/u/";
    private static final String FILE = "3b54885952161aaea4ce2965b2db1638.png";

    private static List<URI> urls(String... images) {
        return CoverUrls.of(new Album(1, "Low", "Double Negative", 131, List.of(images)));
    }

    @Test
    void theOriginalComesFirstAndThenTheLargestCopy() {
        assertThat(urls(HOST + "34s/" + FILE, HOST + "64s/" + FILE, HOST + "174s/" + FILE, HOST + "300x300/" + FILE))
                .containsExactly(
                        URI.create(HOST + FILE),
                        URI.create(HOST + "300x300/" + FILE),
                        URI.create(HOST + "174s/" + FILE),
                        URI.create(HOST + "64s/" + FILE),
                        URI.create(HOST + "34s/" + FILE));
    }

    @Test
    void whatIsListedTwiceIsTriedOnce() {
        assertThat(urls(HOST + "174s/" + FILE, HOST + "300x300/" + FILE, HOST + "300x300/" + FILE))
                .containsExactly(
                        URI.create(HOST + FILE),
                        URI.create(HOST + "300x300/" + FILE),
                        URI.create(HOST + "174s/" + FILE));
    }

    @Test
    void everyPictureHasAnOriginalAndAllOriginalsComeBeforeTheCopies() {
        assertThat(urls(HOST + "174s/a.jpg", HOST + "300x300/b.jpg"))
                .containsExactly(
                        URI.create(HOST + "b.jpg"),
                        URI.create(HOST + "a.jpg"),
                        URI.create(HOST + "300x300/b.jpg"),
                        URI.create(HOST + "174s/a.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lastfm-img.freetls.fastly.net/i/u/avatar170s/x.png",
                "http://127.0.0.1:8080/i/u/300x300/x.gif?v=2#x",
                "https://lastfm-img2.akamaized.net/i/u/ar0/x.webp"
            })
    void aHostAndAQueryAreKept(String image) {
        assertThat(urls(image))
                .containsExactly(URI.create(image.replaceFirst("/i/u/[^/]+/", "/i/u/")), URI.create(image));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lastfm.freetls.fastly.net/i/u/3b54885952161aaea4ce2965b2db1638.png",
                "https://lastfm.freetls.fastly.net/i/u/300x300/3b54885952161aaea4ce2965b2db1638",
                "https://userserve-ak.last.fm/serve/300x300/88057565.png",
                "https://images.example/cover.jpg?size=/i/u/300x300/x.png",
                "https://images.example/"
            })
    void anAddressOfAnotherFormIsTriedAsItIs(String image) {
        assertThat(urls(image)).containsExactly(URI.create(image));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a96cbd8b46e442fc41c2b86b821562f", "c6f59c1e5e7240a4c0d427abd71f3dbb"})
    void thePicturesThatMeanNoCoverAreNeverTried(String hash) {
        assertThat(urls(
                        HOST + "34s/" + hash + ".png",
                        HOST + "300x300/" + hash + ".jpg",
                        HOST + hash + ".png",
                        HOST + "300x300/" + hash.toUpperCase(Locale.ROOT) + ".PNG",
                        "https://elsewhere.example/" + hash,
                        HOST + "300x300/" + FILE))
                .containsExactly(URI.create(HOST + FILE), URI.create(HOST + "300x300/" + FILE));
    }

    @Test
    void whatIsNoAddressIsLeftOut() {
        assertThat(urls(
                        "",
                        "not an address",
                        "cover.png",
                        "/i/u/300x300/x.png",
                        "data:image/png;base64,AA==",
                        "http://"))
                .isEmpty();
        assertThat(urls(" " + HOST + FILE + "\n")).containsExactly(URI.create(HOST + FILE));
    }

    @Test
    void anAlbumWithoutImagesHasNoAddresses() {
        assertThat(urls()).isEmpty();
    }
}
