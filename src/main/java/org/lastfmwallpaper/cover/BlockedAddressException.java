package org.lastfmwallpaper.cover;

import java.net.UnknownHostException;

/** A host has an address that must not be contacted. An unknown host to whoever asked, as resolvers can say no more. */
final class BlockedAddressException extends UnknownHostException {

    BlockedAddressException(String message) {
        super(message);
    }
}
