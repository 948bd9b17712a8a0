package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.util.Set;

/** Wallpapers that were taken for done are not whole. They have to be made again. */
public final class DamagedWallpapersException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedWallpapersException(Set<Integer> ranks) {
        super("the wallpapers of albums " + ranks + " are damaged; restart the run");
    }
}
