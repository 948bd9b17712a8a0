package org.lastfmwallpaper.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of each setting, as an environment variable and as a property, and its default. */
public enum Setting {
    LASTFM_API_KEY("lastfm.api.key", null),
    LASTFM_SHARED_SECRET("lastfm.shared.secret", null),
    LASTFM_API_URL("lastfm.api.url", "https://ws.audioscrobbler.com/2.0/"),
    WALLPAPER_HOME("wallpaper.home", null),
    MAX_WORKERS("wallpaper.max.workers", "4"),
    MEMORY_THRESHOLD("wallpaper.memory.threshold", "0.80"),
    MEMORY_PATIENCE("wallpaper.memory.patience", "PT30S"),
    AUTO_RESTART("wallpaper.auto.restart", "true"),
    AUTO_RESTART_CALM("wallpaper.auto.restart.calm", "PT30S"),
    RESTART_INTERRUPTED("wallpaper.restart.interrupted", "false"),
    LOW_MEMORY_BYTES("wallpaper.low.memory.bytes", String.valueOf(2L << 30)),
    MAX_IMAGE_SIZE("wallpaper.max.image.size", "2048"),
    MAX_DOWNLOAD_BYTES("wallpaper.max.download.bytes", String.valueOf(10L << 20)),
    MAX_COVER_PIXELS("wallpaper.max.cover.pixels", "50000000"),
    ALBUM_TIMEOUT("wallpaper.album.timeout", "PT60S"),
    NATIVE_CODE("wallpaper.native", "true"),
    PNG_LEVEL("wallpaper.png.level", "6"),
    ZIP_LEVEL("wallpaper.zip.level", "6"),
    DISK_BUDGET("wallpaper.disk.budget", null),
    RETENTION("wallpaper.retention", "PT30M"),
    ARCHIVE_RETENTION("wallpaper.archive.retention", "PT24H"),
    COVER_HOSTS("wallpaper.cover.hosts", null),
    ALLOW_PRIVATE_ADDRESSES("wallpaper.allow.private.addresses", "false"),
    MAX_JOBS("wallpaper.max.jobs", "2"),
    QUEUE_LENGTH("wallpaper.queue.length", "100"),
    START_LIMIT("wallpaper.start.limit", "60"),
    START_LIMIT_IN_ALL("wallpaper.start.limit.in.all", "600"),
    TRUSTED_PROXIES("wallpaper.trusted.proxies", null),
    HOST("wallpaper.host", null),
    OPERATOR_USER("wallpaper.operator.user", null),
    OPERATOR_PASSWORD("wallpaper.operator.password", null);

    private final String property;
    private final Optional<String> defaultValue;

    Setting(String property, @Nullable String defaultValue) {
        this.property = property;
        this.defaultValue = Optional.ofNullable(defaultValue);
    }

    /** The name as an environment variable, such as {@code MAX_WORKERS}. */
    public String variable() {
        return name();
    }

    /** The name as a system property or in a properties file, such as {@code wallpaper.max.workers}. */
    public String property() {
        return property;
    }

    /** What holds when nobody says anything; nothing where there is no sensible default. */
    public Optional<String> defaultValue() {
        return defaultValue;
    }
}
