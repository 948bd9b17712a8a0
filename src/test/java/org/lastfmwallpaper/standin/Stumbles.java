package org.lastfmwallpaper.standin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts failures that come a few times in a row before each success, for ever: every run meets them. */
final class Stumbles {
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /**
     * Whether it fails this time.
     *
     * @param what fails
     * @param times how often in a row
     * @return the number of the failure, from 1; 0 if it succeeds
     */
    int next(String what, int times) {
        int failure = failures.merge(what, 1, Integer::sum);
        if (failure > times) {
            failures.remove(what);
            return 0;
        }
        return failure;
    }
}
