package org.lastfmwallpaper.config;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may see what concerns the whole server: every run, its health, its metrics.
 *
 * @param host the address that the server listens on, as far as it was set
 * @param user the operator's name
 * @param password the operator's password
 */
public record OperatorAccess(Optional<String> host, Optional<String> user, Optional<String> password) {

    /** Whether the operator has a name and a password. */
    public boolean hasCredentials() {
        return user.isPresent() && password.isPresent();
    }

    /** Whether the server was told to listen on loopback, or was told nothing, which means the same. */
    public boolean listensOnLoopback() {
        return host.isEmpty() || isLoopback(host.get());
    }

    /** Whether a host, as in a setting or in an address, is this machine alone. Names are not looked up. */
    public static boolean isLoopback(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(bare).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // another name
        }
    }

    /** Whether these are the operator's; takes the same time however much of them is right. */
    public boolean matches(String givenUser, String givenPassword) {
        return hasCredentials()
                && MessageDigest.isEqual(
                        pair(user.orElseThrow(), password.orElseThrow()), pair(givenUser, givenPassword));
    }

    /** A name holds no colon (RFC 7617), so no other name and password give the same bytes. */
    private static byte[] pair(String user, String password) {
        return (user + ':' + password).getBytes(StandardCharsets.UTF_8);
    }

    /** Says nothing that would let somebody in. */
    @Override
    public String toString() {
        return "OperatorAccess[host=%s, credentials %s]"
                .formatted(host.orElse("not set"), hasCredentials() ? "set" : "not set");
    }
}
