package org.lastfmwallpaper.lastfm;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log in which the JDK's HTTP client, the one below Jersey, writes down what it sends: whoever turns it on finds the
 * request's first line there, and with it the API key.
 */
final class WireLog {
    /** Held, as the log manager would else forget the logger and its level with the next collection. */
    private static final Logger JDK = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private WireLog() {}

    /** Keeps what is sent out of the log. A level that the operator has set higher stays. */
    static void hush() {
        Level level = JDK.getLevel();
        if (level == null || level.intValue() < Level.INFO.intValue()) {
            JDK.setLevel(Level.INFO);
        }
    }
}
