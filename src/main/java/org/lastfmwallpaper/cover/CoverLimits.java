package org.lastfmwallpaper.cover;

import java.util.List;
import java.util.Locale;

/**
 * What a cover's download may do.
 *
 * @param maxBytes the most bytes that are read of one cover, 1 to {@value #MOST_BYTES}
 * @param hosts the exact host names that covers may come from, in lower case
 * @param allowPrivateAddresses whether hosts may have private addresses, and be asked over plain HTTP and on any port;
 *     for tests and demos
 */
public record CoverLimits(long maxBytes, List<String> hosts, boolean allowPrivateAddresses) {
    /** As large as an array can be on every JVM. */
    public static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    /** The hosts that Last.fm's API has been seen to name. */
    public static final List<String> LASTFM_HOSTS =
            List.of("lastfm.freetls.fastly.net", "lastfm-img.freetls.fastly.net", "lastfm-img2.akamaized.net");

    /** Checks the limits, and writes host names as they are compared. */
    public CoverLimits {
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("a cover of at most " + maxBytes + " bytes");
        }
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (hosts.isEmpty() || hosts.contains("")) {
            throw new IllegalArgumentException("covers from the hosts " + hosts);
        }
    }

    /**
     * Limits with these hosts, or with Last.fm's if there are none.
     *
     * @param maxBytes the most bytes that are read of one cover, 1 to {@value #MOST_BYTES}
     * @param hosts exact host names; empty means {@link #LASTFM_HOSTS}
     * @param allowPrivateAddresses whether private addresses, plain HTTP and any port will do
     */
    public static CoverLimits of(long maxBytes, List<String> hosts, boolean allowPrivateAddresses) {
        return new CoverLimits(maxBytes, hosts.isEmpty() ? LASTFM_HOSTS : hosts, allowPrivateAddresses);
    }
}
