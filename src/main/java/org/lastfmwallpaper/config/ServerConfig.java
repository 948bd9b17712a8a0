package org.lastfmwallpaper.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** Reads the settings of a deployed application through MicroProfile Config. */
@ApplicationScoped
public class ServerConfig {

    /** The settings, read once when the application starts. */
    @Produces
    @Singleton
    public WallpaperConfig settings() {
        Config config = ConfigProvider.getConfig();
        return WallpaperConfig.read(setting -> value(config, setting));
    }

    /** A setting has two names; where both are given, the source with the higher rank wins, as it would for one. */
    private static Optional<String> value(Config config, Setting setting) {
        return Stream.of(setting.property(), setting.variable())
                .map(config::getConfigValue)
                .filter(value -> value.getValue() != null)
                .max(Comparator.comparingInt(ConfigValue::getSourceOrdinal))
                .map(ConfigValue::getValue);
    }
}
