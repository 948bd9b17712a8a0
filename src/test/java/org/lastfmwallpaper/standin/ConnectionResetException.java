package org.lastfmwallpaper.standin;

import java.io.IOException;

/** Thrown by whoever answers, to have the connection torn down as when a peer crashes. */
final class ConnectionResetException extends IOException {
    ConnectionResetException() {
        super("the connection is to be reset");
    }
}
