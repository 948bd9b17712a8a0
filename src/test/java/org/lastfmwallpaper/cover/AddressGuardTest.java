package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final CoverLimits STRICT = CoverLimits.of(1000, List.of("covers.example"), false);
    private static final CoverLimits PRIVATE = CoverLimits.of(1000, List.of("covers.example", "::1"), true);

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static AddressGuard guard(CoverLimits limits, String... addresses) {
        return new AddressGuard(limits, host -> addresses(addresses));
    }

    private static void check(CoverLimits limits, String address) throws CoverMissingException {
        guard(limits).check(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://covers.example/i/u/cover.png",
                "https://covers.example:443/",
                "HTTPS://Covers.EXAMPLE/?size=300",
            })
    void allowsHttpsOnTheUsualPortOfAnAllowedHost(String address) {
        assertThatCode(() -> check(STRICT, address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://covers.example/",
                "https://covers.example:8443/",
                "http://covers.example:443/",
                "ftp://covers.example/",
                "file:///etc/passwd",
                "jar:https://covers.example/a.jar!/b",
                "covers.example/cover.png",
                "//covers.example/cover.png",
                "https:///cover.png",
                "https://other.example/",
                "https://covers.example.other.example/",
                "https://othercovers.example/",
                "https://covers.example./",
                "https://covers.example@other.example/",
                "https://other.example#@covers.example/",
                "https://other.example?@covers.example/",
                "https://user:secret@covers.example/",
                "https://@covers.example/",
                "https://covers.example/#part",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "https://covers_example/",
                "mailto:covers.example",
            })
    void blocksAnyOtherAddress(String address) {
        assertThatThrownBy(() -> check(STRICT, address))
                .isInstanceOfSatisfying(
                        CoverMissingException.class, e -> assertThat(e.reason()).isEqualTo("blocked-address"));
    }

    @Test
    void neverRepeatsASecretOfAnAddress() {
        assertThatThrownBy(() -> check(STRICT, "https://user:secret@covers.example/"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void withPrivateAddressesAllowsPlainHttpAndAnyPortButNoOtherHost() {
        assertThatCode(() -> check(PRIVATE, "http://covers.example:8080/")).doesNotThrowAnyException();
        assertThatCode(() -> check(PRIVATE, "https://covers.example:8443/")).doesNotThrowAnyException();
        assertThatCode(() -> check(PRIVATE, "http://[::1]:8080/")).doesNotThrowAnyException();
        for (String address : List.of(
                "http://other.example/", "ftp://covers.example/", "http://a@covers.example/", "http://127.0.0.1/")) {
            assertThatThrownBy(() -> check(PRIVATE, address)).isInstanceOf(CoverMissingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "151.101.2.132",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2a04:4e42::644",
                "2001:200::1",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::8.8.8.8",
                "::ffff:8.8.8.8",
            })
    void allowsPublicAddresses(String address) throws UnknownHostException {
        assertThat(guard(STRICT, address).resolve("covers.example")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.255",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::192.168.0.1",
                "64:ff9b:1:7f00:0:100::",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "2606:4700::5efe:10.0.0.1",
                "2606:4700::200:5efe:127.0.0.1",
                "fe80::5efe:10.0.0.1",
                "fc00::1",
                "fd00:ec2::254",
                "fdff:ffff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ffff::1",
                "4000::1",
            })
    void refusesEveryOtherAddress(String address) throws UnknownHostException {
        assertThatThrownBy(() -> guard(STRICT, address).resolve("covers.example"))
                .isInstanceOf(BlockedAddressException.class);
        assertThat(guard(PRIVATE, address).resolve("covers.example")).hasSize(1);
    }

    /** Java makes IPv4 of a mapped address when it reads one, but an address can still be built as IPv6. */
    @Test
    void judgesAMappedAddressByWhatIsInIt() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

        assertThat(AddressGuard.isPublic(mapped)).isFalse();
        mapped[12] = 8;
        assertThat(AddressGuard.isPublic(mapped)).isTrue();
    }

    @Test
    void refusesAHostWithOnePrivateAddressAmongItsAddresses() {
        assertThatThrownBy(() -> guard(STRICT, "8.8.8.8", "10.0.0.1").resolve("covers.example"))
                .isInstanceOf(BlockedAddressException.class);
        assertThatThrownBy(
                        () -> guard(STRICT, "2a04:4e42::644", "8.8.8.8", "::1").resolve("covers.example"))
                .isInstanceOf(BlockedAddressException.class);
    }

    @Test
    void aDownloadFromAPrivateAddressIsBlockedOnceAndForAll() {
        List<String> asked = new ArrayList<>();
        try (CoverDownloader downloader = new CoverDownloader(
                STRICT,
                host -> {
                    asked.add(host);
                    return addresses("8.8.8.8", "127.0.0.1");
                },
                InstantSource.system(),
                span -> {
                    throw new AssertionError("there is no second attempt");
                },
                () -> 1)) {
            CoverMissingException e = catchThrowableOfType(
                    CoverMissingException.class,
                    () -> downloader.download(
                            URI.create("https://covers.example/"), Instant.now().plusSeconds(40)));

            assertThat(e.reason()).isEqualTo("blocked-address");
            assertThat(asked).containsExactly("covers.example");
        }
    }

    /** The HTTP client must ask its resolver even where a host is an address already, however it is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "2130706433",
                "127.1",
                "0x7f000001",
                "rebound.example",
                "mixed.example",
                "turning.example",
            })
    void sendsNoPacketToAPrivateAddress(String host) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            AtomicInteger turn = new AtomicInteger();
            AddressGuard guard = new AddressGuard(STRICT, name -> switch (name) {
                case "rebound.example" -> addresses("127.0.0.1");
                case "mixed.example" -> addresses("8.8.8.8", "127.0.0.1");
                case "turning.example" -> addresses(turn.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1");
                default -> InetAddress.getAllByName(name);
            });
            if (host.equals("turning.example")) {
                assertThat(guard.resolve(host)).as("a good address at first").hasSize(1);
            }
            try (CloseableHttpClient client = CoverDownloader.client(guard)) {
                HttpGet request = new HttpGet("http://" + host + ":" + listener.getLocalPort() + "/");

                assertThatThrownBy(() -> client.executeOpen(null, request, HttpClientContext.create()))
                        .isInstanceOf(UnknownHostException.class);
            }
            listener.setSoTimeout(100);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void limitsNameTheirHostsInLowerCaseAndFallBackToThoseOfLastFm() {
        assertThat(CoverLimits.of(1, List.of(" Covers.Example "), false).hosts())
                .containsExactly("covers.example");
        assertThat(CoverLimits.of(1, List.of(), false).hosts()).isEqualTo(CoverLimits.LASTFM_HOSTS);
        assertThatThrownBy(() -> CoverLimits.of(1, List.of(" "), false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CoverLimits.of(0, List.of(), false)).isInstanceOf(IllegalArgumentException.class);
    }
}
