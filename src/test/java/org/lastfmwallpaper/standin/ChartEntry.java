package org.lastfmwallpaper.standin;

import java.net.URI;
import java.util.List;
import org.lastfmwallpaper.album.Album;

/**
 * A place in a listener's chart.
 *
 * @param rank from 1
 * @param artist the artist's name
 * @param title the album's title
 * @param playCount how often it was played
 * @param mbid the album's MusicBrainz identifier, mostly empty
 * @param listing how its pictures are listed
 * @param cover its picture
 */
public record ChartEntry(
        int rank, String artist, String title, long playCount, String mbid, ImageListing listing, Cover cover) {

    /** The name of the cover on the image host. */
    public String hash() {
        return cover.hash();
    }

    /** The address of one size of the cover, or empty text where it is listed so. */
    String image(String size, URI imageHost) {
        return listing == ImageListing.BLANK
                ? ""
                : imageHost + "i/u/" + ImageListing.segment(size) + "/" + hash() + ".png";
    }

    /** What the product should make of it. */
    Album album(URI imageHost) {
        List<String> images = listing.sizes().stream()
                .map(size -> image(size, imageHost))
                .filter(address -> !address.isEmpty())
                .toList();
        return new Album(rank, artist, title, playCount, images);
    }
}
