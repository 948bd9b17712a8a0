package org.lastfmwallpaper.cover;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * A block of network addresses, as {@code 10.0.0.0/8} (RFC 4632, RFC 4291 section 2.3).
 *
 * @param prefix the block's first address, 4 or 16 bytes
 * @param bits how many leading bits its addresses share
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressRange(byte[] prefix, int bits) {

    static AddressRange of(String block) {
        int slash = block.indexOf('/');
        return new AddressRange(
                InetAddress.ofLiteral(block.substring(0, slash)).getAddress(),
                Integer.parseInt(block.substring(slash + 1)));
    }

    static List<AddressRange> of(String... blocks) {
        return Arrays.stream(blocks).map(AddressRange::of).toList();
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }
}
