package org.lastfmwallpaper.lastfm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The operator's key for Last.fm's API, which nobody may read in a log or a message.
 *
 * @param value the key; blank where the operator has set none
 */
record ApiKey(String value) {
    private static final String REMOVED = "(key)";

    boolean isMissing() {
        return value.isBlank();
    }

    /** The text without the key, for what others wrote and may have quoted it in, as it is or as in an address. */
    String removedFrom(String text) {
        String inForm = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return isMissing()
                ? text
                : text.replace(value, REMOVED).replace(inForm, REMOVED).replace(Exchange.encoded(value), REMOVED);
    }

    /** Says whether there is a key, and no more. */
    @Override
    public String toString() {
        return "ApiKey[" + (isMissing() ? "not set" : "set") + "]";
    }
}
