package org.lastfmwallpaper.config;

import java.util.List;
import org.lastfmwallpaper.network.AddressBlock;

/**
 * How much callers may ask of a server.
 *
 * @param maxJobs the most jobs that run at once on this server; the others wait, 1 to 64
 * @param queueLength the most jobs that wait, 0 to 10,000
 * @param startsPerMinute how many starts and restarts one address has in a minute, all at once if it likes
 * @param startsPerMinuteInAll the same for all addresses together
 * @param trustedProxies whose word on a caller's address ({@code X-Forwarded-For}) is believed
 */
public record CallerLimits(
        int maxJobs,
        int queueLength,
        int startsPerMinute,
        int startsPerMinuteInAll,
        List<AddressBlock> trustedProxies) {}
