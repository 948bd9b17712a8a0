package org.lastfmwallpaper.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallpaperConfigTest {

    @Test
    void everySettingHasItsDocumentedDefault() {
        WallpaperConfig config = WallpaperConfig.of(Map.of());

        assertThat(config.apiKey()).isEmpty();
        assertThat(config.sharedSecret()).isEmpty();
        assertThat(config.apiUrl()).isEqualTo(URI.create("https://ws.audioscrobbler.com/2.0/"));
        assertThat(config.home()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(config.maxWorkers()).isEqualTo(4);
        assertThat(config.memoryThreshold()).isEqualTo(0.80);
        assertThat(config.lowMemoryBytes()).isEqualTo(2L * 1024 * 1024 * 1024);
        assertThat(config.maxImageSize()).isEqualTo(2048);
        assertThat(config.maxDownloadBytes()).isEqualTo(10L * 1024 * 1024);
        assertThat(config.albumTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.pngLevel()).isEqualTo(6);
        assertThat(config.zipLevel()).isEqualTo(6);
        assertThat(config.retention()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.archiveRetention()).isEqualTo(Duration.ofHours(24));
        assertThat(config.coverHosts()).isEmpty();
        assertThat(config.allowPrivateAddresses()).isFalse();
        assertThat(config.callers()).isEqualTo(new CallerLimits(2, 100, 60, 600, List.of()));
        assertThat(config.operator().hasCredentials()).isFalse();
        assertThat(config.operator().listensOnLoopback()).isTrue();
    }

    @Test
    void aSettingIsFoundByEitherOfItsNames() {
        assertThat(WallpaperConfig.of(Map.of("MAX_WORKERS", "2")).maxWorkers()).isEqualTo(2);
        assertThat(WallpaperConfig.of(Map.of("wallpaper.max.workers", "3")).maxWorkers())
                .isEqualTo(3);
        assertThat(WallpaperConfig.of(Map.of("COVER_HOSTS", "a.example, b.example,"))
                        .coverHosts())
                .containsExactly("a.example", "b.example");
    }

    @Test
    void anEmptyValueIsTheSameAsNone() {
        assertThat(WallpaperConfig.of(Map.of("LASTFM_API_KEY", "  ")).apiKey()).isEmpty();
        assertThat(WallpaperConfig.of(Map.of("MAX_WORKERS", "")).maxWorkers()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_WORKERS, 0, from 1 to 64",
        "MAX_WORKERS, many, a whole number",
        "MEMORY_THRESHOLD, 80, from 0.05 to 0.99",
        "MEMORY_THRESHOLD, NaN, from 0.05 to 0.99",
        "MAX_IMAGE_SIZE, 100, from 640 to 8192",
        "ALBUM_TIMEOUT, 60, a duration in ISO 8601",
        "ALBUM_TIMEOUT, PT-1S, longer than nothing",
        "PNG_LEVEL, 10, from 0 to 9",
        "ALLOW_PRIVATE_ADDRESSES, maybe, true or false",
        "LASTFM_API_URL, ftp://ws.example, a web address",
        "LASTFM_API_URL, :::, a web address",
    })
    void aWrongValueIsRefusedByNameWithWhatIsAllowed(String setting, String value, String allowed) {
        assertThatThrownBy(() -> WallpaperConfig.of(Map.of(setting, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(setting)
                .hasMessageContaining(value)
                .hasMessageContaining(allowed);
    }

    @Test
    void theKeyAndTheSecretAreNeverShown() {
        WallpaperConfig config =
                WallpaperConfig.of(Map.of("LASTFM_API_KEY", "k3y-of-ours", "LASTFM_SHARED_SECRET", "s3cret"));

        assertThat(config.toString()).doesNotContain("k3y-of-ours").doesNotContain("s3cret");
    }

    @Test
    void aDotEnvFileIsReadAsShellsReadIt() {
        assertThat(DotEnvConfigSource.parse(List.of(
                        "# a comment",
                        "",
                        "LASTFM_API_KEY=abc",
                        "export MAX_WORKERS = 2 ",
                        "QUOTED=\"a b\"",
                        "SINGLE='c=d'",
                        "nonsense")))
                .isEqualTo(Map.of("LASTFM_API_KEY", "abc", "MAX_WORKERS", "2", "QUOTED", "a b", "SINGLE", "c=d"));
    }
}
