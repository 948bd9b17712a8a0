package org.lastfmwallpaper.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.network.AddressBlock;

class CallerAddressTest {
    private static final CallerAddress NOBODY_TRUSTED = new CallerAddress(List.of());
    private static final CallerAddress PROXIES =
            new CallerAddress(AddressBlock.of("127.0.0.1/32", "10.0.0.0/8", "fd00::/8"));

    @Test
    void addressesOfOneNetworkOfIPv6AreOneCaller() {
        assertThat(NOBODY_TRUSTED.of("2001:db8:1:2::1", null))
                .isEqualTo(NOBODY_TRUSTED.of("2001:db8:1:2:ffff::9", null));
        assertThat(NOBODY_TRUSTED.of("2001:db8:1:2::1", null)).isNotEqualTo(NOBODY_TRUSTED.of("2001:db8:1:3::1", null));
    }

    @Test
    void addressesOfIPv4AreCallersOfTheirOwnHoweverTheyAreWritten() {
        assertThat(NOBODY_TRUSTED.of("203.0.113.7", null)).isNotEqualTo(NOBODY_TRUSTED.of("203.0.113.8", null));
        assertThat(NOBODY_TRUSTED.of("::ffff:203.0.113.7", null)).isEqualTo(NOBODY_TRUSTED.of("203.0.113.7", null));
    }

    @Test
    void nobodysWordIsBelievedUnlessTheOperatorSaysSo() {
        assertThat(NOBODY_TRUSTED.of("127.0.0.1", "203.0.113.7")).isEqualTo(NOBODY_TRUSTED.of("127.0.0.1", null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1, -, 127.0.0.1",
                "127.0.0.1, 203.0.113.7, 203.0.113.7",
                "127.0.0.1, '198.51.100.1, 203.0.113.7', 203.0.113.7", // what the caller claimed himself does not count
                "127.0.0.1, '203.0.113.7, 10.1.1.1', 203.0.113.7", // two proxies, one behind the other
                "127.0.0.1, '203.0.113.7,10.1.1.1,', 127.0.0.1",
                "127.0.0.1, 'nonsense, 10.1.1.1', 10.1.1.1",
                "203.0.113.9, 198.51.100.1, 203.0.113.9", // no proxy of ours
                "fd00::1, '2001:db8:1:2::1', 2001:db8:1:2::2",
            })
    void aTrustedProxySaysWhoseCallItPassesOn(String connection, @Nullable String forwardedFor, String caller) {
        assertThat(PROXIES.of(connection, forwardedFor)).isEqualTo(NOBODY_TRUSTED.of(caller, null));
    }
}
