package org.lastfmwallpaper.network;

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
public record AddressBlock(byte[] prefix, int bits) {

    /**
     * Reads a block, or one address, which is a block of its own.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressBlock of(String block) {
        int slash = block.indexOf('/');
        byte[] prefix = InetAddress.ofLiteral(slash < 0 ? block : block.substring(0, slash))
                .getAddress();
        int most = prefix.length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(block.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(block + " shares " + bits + " bits of " + most);
        }
        return new AddressBlock(prefix, bits);
    }

    /** Reads several. */
    public static List<AddressBlock> of(String... blocks) {
        return Arrays.stream(blocks).map(AddressBlock::of).toList();
    }

    /** Whether an address, 4 or 16 bytes, is one of the block's. */
    public boolean contains(byte[] address) {
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
