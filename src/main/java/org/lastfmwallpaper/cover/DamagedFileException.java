package org.lastfmwallpaper.cover;

import java.io.IOException;

/** A file breaks the rules of its format, or ends too early. */
final class DamagedFileException extends IOException {

    DamagedFileException(String message) {
        super(message);
    }
}
