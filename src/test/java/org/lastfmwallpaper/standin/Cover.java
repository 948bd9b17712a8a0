package org.lastfmwallpaper.standin;

import java.time.Duration;
import org.lastfmwallpaper.standin.art.Artwork;

/**
 * A cover on the image host.
 *
 * @param hash its name there, 32 hexadecimal digits
 * @param artwork what it shows; several covers may show the same
 * @param side of the original, in pixels
 * @param format of the original
 * @param delivery what the host does when it is asked for it
 * @param latency how long the host takes before it sends the original
 */
record Cover(String hash, Artwork artwork, int side, CoverFormat format, Delivery delivery, Duration latency) {
    /** Last.fm's picture for 'no cover' with a star. */
    static final String STAR = "2a96cbd8b46e442fc41c2b86b821562f";

    /** Last.fm's picture for 'no cover' with a disc. */
    static final String DISC = "c6f59c1e5e7240a4c0d427abd71f3dbb";

    Cover(String hash, Artwork artwork, int side, CoverFormat format) {
        this(hash, artwork, side, format, Delivery.FINE, Duration.ZERO);
    }

    Cover as(Delivery other) {
        return new Cover(hash, artwork, side, format, other, latency);
    }

    Cover named(String otherHash) {
        return new Cover(otherHash, artwork, side, format, delivery, latency);
    }

    Cover after(Duration otherLatency) {
        return new Cover(hash, artwork, side, format, delivery, otherLatency);
    }
}
