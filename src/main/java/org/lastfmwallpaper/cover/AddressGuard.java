package org.lastfmwallpaper.cover;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.lastfmwallpaper.network.AddressBlock;

/**
 * Keeps downloads out of places where they have no business, such as the operator's own network. An address is checked
 * twice: its text before each request and each redirect, and what its host resolves to when the connection is made, as a
 * name can mean one thing now and another a moment later.
 *
 * <p>What is not public is taken from IANA's registries of special-purpose addresses (RFC 6890; iana.org,
 * iana-ipv4-special-registry and iana-ipv6-special-registry).
 */
final class AddressGuard implements DnsResolver {
    private static final int HTTPS_PORT = 443;

    private static final List<AddressBlock> NOT_PUBLIC_4 = AddressBlock.of(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by a carrier's customers
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // the host of a virtual machine in Azure (learn.microsoft.com,
            // what-is-ip-address-168-63-129-16)
            "169.254.0.0/16", // link-local; 169.254.169.254 is where clouds keep an instance's credentials
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays from IPv6, withdrawn
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** All of the public IPv6 Internet (RFC 4291 section 2.4, IANA ipv6-address-space). What is outside is refused. */
    private static final AddressBlock GLOBAL_6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> NOT_PUBLIC_6 = AddressBlock.of(
            "2001::/23", // protocol assignments; among them Teredo, which wraps any IPv4 address
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which wraps any IPv4 address
            "3fff::/20"); // documentation

    /** IPv6 forms of an IPv4 address, in the last four bytes, that reach it: it is what is judged. */
    private static final List<AddressBlock> WRAPPED_4 = List.of(
            // Mapped (RFC 4291 section 2.5.5.2); its text, ::ffff:0:0, is one that Java reads as IPv4.
            new AddressBlock(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96),
            AddressBlock.of("64:ff9b::/96"), // NAT64 (RFC 6052)
            AddressBlock.of("64:ff9b:1::/96")); // NAT64 within one network (RFC 8215)

    private final CoverLimits limits;
    private final NameService names;

    /** Resolves a host's name, or reads its address. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    AddressGuard(CoverLimits limits, NameService names) {
        this.limits = limits;
        this.names = names;
    }

    /**
     * Refuses an address by its text.
     *
     * @throws CoverMissingException if its scheme, port or host is not allowed, or it holds more than a request needs
     */
    void check(URI address) throws CoverMissingException {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw blocked("its address is not a plain one");
        }
        if (!isAllowedHost(host)) {
            throw blocked("covers from " + host + " are not allowed");
        }
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean http = "http".equalsIgnoreCase(address.getScheme());
        boolean usualPort = address.getPort() == -1 || address.getPort() == HTTPS_PORT;
        if (!(https && usualPort) && !(limits.allowPrivateAddresses() && (https || http))) {
            throw blocked("its address is not HTTPS on the usual port");
        }
    }

    private boolean isAllowedHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean literal6 = name.startsWith("[") && name.endsWith("]");
        return limits.hosts().contains(literal6 ? name.substring(1, name.length() - 1) : name);
    }

    /**
     * Resolves a host for a connection that is about to be made.
     *
     * @throws BlockedAddressException if any of its addresses is not public: a host that mixes them means harm
     * @throws UnknownHostException if it has none
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!limits.allowPrivateAddresses() && !Arrays.stream(addresses).allMatch(AddressGuard::isPublic)) {
            throw new BlockedAddressException(host + " has an address that is not public");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static CoverMissingException blocked(String message) {
        return new CoverMissingException("blocked-address", message);
    }

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return !isIn(NOT_PUBLIC_4, address);
        }
        if (isIn(WRAPPED_4, address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_6.contains(address) && !isIn(NOT_PUBLIC_6, address) && !isIsatap(address);
    }

    private static boolean isIn(List<AddressBlock> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** Wraps any IPv4 address behind any prefix: the interface is 0000:5efe or 0200:5efe (RFC 5214 section 6.1). */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & ~0x02) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }
}
