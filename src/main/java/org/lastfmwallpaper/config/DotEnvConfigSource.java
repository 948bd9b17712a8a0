package org.lastfmwallpaper.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings from a file {@code .env} in the working directory: {@code NAME=value} lines, {@code #} comments, an optional
 * {@code export } before the name and optional quotes around the value. Ranks just below real environment variables
 * (ordinal 300 in MicroProfile Config 3.1, section 3.2).
 */
public class DotEnvConfigSource implements ConfigSource {
    private static final int JUST_BELOW_THE_ENVIRONMENT = 290;

    private final Map<String, String> values;

    /** Reads {@code .env} of the working directory, if there is one. */
    public DotEnvConfigSource() {
        this(Path.of(".env"));
    }

    DotEnvConfigSource(Path file) {
        try {
            values = Files.isReadable(file) ? parse(Files.readAllLines(file)) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read settings from " + file.toAbsolutePath(), e);
        }
    }

    static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            String text = line.strip().replaceFirst("^export\\s+", "");
            int equals = text.indexOf('=');
            if (equals > 0 && !text.startsWith("#")) {
                values.put(
                        text.substring(0, equals).strip(),
                        unquote(text.substring(equals + 1).strip()));
            }
        }
        return Map.copyOf(values);
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    @Override
    public Map<String, String> getProperties() {
        return values;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return ".env";
    }

    @Override
    public int getOrdinal() {
        return JUST_BELOW_THE_ENVIRONMENT;
    }
}
