package org.lastfmwallpaper.rest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.network.AddressBlock;

/**
 * Who calls, as far as limits are concerned.
 *
 * @param trustedProxies whose word in {@code X-Forwarded-For} is believed
 */
record CallerAddress(List<AddressBlock> trustedProxies) {
    /** Whoever has one IPv6 address has its 2^64 neighbours (RFC 6177). */
    private static final int NETWORK_BYTES_6 = 8;

    /**
     * The caller's address; of IPv6, its network of 64 bits. A proxy adds its own caller's address at the end of the header,
     * so that is read from there to the left, as far as each address was written by a proxy that is trusted.
     *
     * @param connection the address at the other end of the connection
     * @param forwardedFor the header {@code X-Forwarded-For}, several of them joined by commas
     */
    String of(String connection, @Nullable String forwardedFor) {
        Optional<InetAddress> caller = parse(connection);
        List<String> hops = forwardedFor == null
                ? List.of()
                : Arrays.asList(forwardedFor.split(",", -1)).reversed();
        for (String hop : hops) {
            if (caller.isEmpty() || !isTrusted(caller.get())) {
                break;
            }
            Optional<InetAddress> before = parse(hop.strip());
            if (before.isEmpty()) {
                break; // not an address: the proxy that let it through is the last one known
            }
            caller = before;
        }
        return caller.map(CallerAddress::key).orElse(connection);
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(block -> block.contains(address.getAddress()));
    }

    private static Optional<InetAddress> parse(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String key(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet6Address) {
            Arrays.fill(octets, NETWORK_BYTES_6, octets.length, (byte) 0);
        }
        StringBuilder key = new StringBuilder();
        for (byte octet : octets) {
            key.append("%02x".formatted(octet & 0xff));
        }
        return key.toString();
    }
}
