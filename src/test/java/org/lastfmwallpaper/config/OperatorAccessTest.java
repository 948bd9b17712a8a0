package org.lastfmwallpaper.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorAccessTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "127.8.8.8, true",
        "::1, true",
        "[::1], true",
        "0.0.0.0, false",
        "::, false",
        "192.168.0.7, false",
        "localhost.evil.example, false",
        "'', false",
    })
    void loopbackIsThisMachineAlone(String host, boolean loopback) {
        assertThat(OperatorAccess.isLoopback(host)).isEqualTo(loopback);
    }

    @Test
    void nameAndPasswordBothCount() {
        OperatorAccess operator = WallpaperConfig.of(Map.of("OPERATOR_USER", "ann", "OPERATOR_PASSWORD", "a:b"))
                .operator();

        assertThat(operator.matches("ann", "a:b")).isTrue();
        assertThat(operator.matches("ann", "a:c")).isFalse();
        assertThat(operator.matches("an", "a:b")).isFalse();
        assertThat(operator.toString()).doesNotContain("a:b");
    }

    @Test
    void withoutCredentialsNoneMatch() {
        assertThat(WallpaperConfig.of(Map.of()).operator().matches("", "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"OPERATOR_USER, OPERATOR_PASSWORD", "OPERATOR_PASSWORD, OPERATOR_USER"})
    void oneWithoutTheOtherIsAnError(String set, String missing) {
        assertThatThrownBy(() -> WallpaperConfig.of(Map.of(set, "hidden word")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(missing)
                .hasMessageNotContaining("hidden word");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8", "'127.0.0.1, ::1'", "'2001:db8::/32'"})
    void trustedProxiesAreAddressesAndBlocks(String proxies) {
        assertThat(WallpaperConfig.of(Map.of("TRUSTED_PROXIES", proxies))
                        .callers()
                        .trustedProxies())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "/8"})
    void anythingElseIsAnError(String proxies) {
        assertThatThrownBy(() -> WallpaperConfig.of(Map.of("TRUSTED_PROXIES", proxies)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("TRUSTED_PROXIES");
    }
}
