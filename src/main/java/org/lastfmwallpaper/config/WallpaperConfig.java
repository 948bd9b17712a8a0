package org.lastfmwallpaper.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lastfmwallpaper.network.AddressBlock;

/**
 * The operator's settings, read once and checked. Each is described in the README's table.
 *
 * @param apiKey Last.fm's key for this application; without it no job can start
 * @param sharedSecret Last.fm's secret, which only signing in needs
 * @param apiUrl where Last.fm's API answers; the operator's own word, so it is not checked like a cover's address
 * @param home the folder that holds every workspace
 * @param maxWorkers the most albums that one job works on at once, 1 to 64
 * @param memoryThreshold the fraction of memory in use above which no album is begun, 0.05 to 0.99
 * @param memoryPatience how long a worker waits for memory before the job ends
 * @param autoRestart whether a run that memory ended starts again by itself once there is memory
 * @param autoRestartCalm how long memory must have been there before it does
 * @param restartInterrupted whether runs that a crash interrupted start again when the server does
 * @param lowMemoryBytes below so many available bytes a job gets one worker and at most 20 albums
 * @param maxImageSize the longest side of a wallpaper, in pixels, 640 to 8192
 * @param maxDownloadBytes the most that is read of one cover
 * @param maxCoverPixels the most pixels that a cover may have to be decoded
 * @param albumTimeout how long one album may take, downloads and rendering together
 * @param nativeCode whether libdeflate and TurboJPEG are used where the system has them
 * @param pngLevel how hard PNG files are compressed, 0 to 9
 * @param zipLevel how hard ZIP entries are compressed, 0 to 9
 * @param diskBudget the most bytes that all workspaces together may hold; without it the disk itself is the limit
 * @param retention how long temporary files and abandoned workspaces are kept
 * @param archiveRetention how long a finished run is kept
 * @param coverHosts the hosts that covers may come from; empty means Last.fm's own
 * @param allowPrivateAddresses whether covers may come from private addresses, over plain HTTP, from any port
 * @param callers how much callers may ask of the server
 * @param operator who may see what concerns the whole server
 */
public record WallpaperConfig(
        Optional<String> apiKey,
        Optional<String> sharedSecret,
        URI apiUrl,
        Path home,
        int maxWorkers,
        double memoryThreshold,
        Duration memoryPatience,
        boolean autoRestart,
        Duration autoRestartCalm,
        boolean restartInterrupted,
        long lowMemoryBytes,
        int maxImageSize,
        long maxDownloadBytes,
        long maxCoverPixels,
        Duration albumTimeout,
        boolean nativeCode,
        int pngLevel,
        int zipLevel,
        OptionalLong diskBudget,
        Duration retention,
        Duration archiveRetention,
        List<String> coverHosts,
        boolean allowPrivateAddresses,
        CallerLimits callers,
        OperatorAccess operator) {

    /** Where each server keeps its own files; the first that is set decides where {@code data} goes. */
    private static final List<String> SERVER_FOLDERS =
            List.of("com.sun.aas.instanceRoot", "jboss.server.base.dir", "wlp.user.dir", "user.dir");

    /**
     * Reads every setting.
     *
     * @param values gives a setting's value, if it has one
     * @throws InvalidSettingException if a value cannot be used
     */
    public static WallpaperConfig read(Function<Setting, Optional<String>> values) {
        Reader from = new Reader(values);
        return new WallpaperConfig(
                from.text(Setting.LASTFM_API_KEY),
                from.text(Setting.LASTFM_SHARED_SECRET),
                from.address(Setting.LASTFM_API_URL),
                from.text(Setting.WALLPAPER_HOME)
                        .map(Path::of)
                        .orElseGet(WallpaperConfig::defaultHome)
                        .toAbsolutePath()
                        .normalize(),
                (int) from.whole(Setting.MAX_WORKERS, 1, 64),
                from.fraction(Setting.MEMORY_THRESHOLD, 0.05, 0.99),
                from.duration(Setting.MEMORY_PATIENCE),
                from.yesOrNo(Setting.AUTO_RESTART),
                from.duration(Setting.AUTO_RESTART_CALM),
                from.yesOrNo(Setting.RESTART_INTERRUPTED),
                from.whole(Setting.LOW_MEMORY_BYTES, 0, Long.MAX_VALUE),
                (int) from.whole(Setting.MAX_IMAGE_SIZE, 640, 8192),
                from.whole(Setting.MAX_DOWNLOAD_BYTES, 1024, 1L << 30),
                from.whole(Setting.MAX_COVER_PIXELS, 1, 500_000_000),
                from.duration(Setting.ALBUM_TIMEOUT),
                from.yesOrNo(Setting.NATIVE_CODE),
                (int) from.whole(Setting.PNG_LEVEL, 0, 9),
                (int) from.whole(Setting.ZIP_LEVEL, 0, 9),
                from.text(Setting.DISK_BUDGET).isPresent()
                        ? OptionalLong.of(from.whole(Setting.DISK_BUDGET, 1L << 20, Long.MAX_VALUE))
                        : OptionalLong.empty(),
                from.duration(Setting.RETENTION),
                from.duration(Setting.ARCHIVE_RETENTION),
                from.list(Setting.COVER_HOSTS),
                from.yesOrNo(Setting.ALLOW_PRIVATE_ADDRESSES),
                callers(from),
                operator(from));
    }

    private static CallerLimits callers(Reader from) {
        return new CallerLimits(
                (int) from.whole(Setting.MAX_JOBS, 1, 64),
                (int) from.whole(Setting.QUEUE_LENGTH, 0, 10_000),
                (int) from.whole(Setting.START_LIMIT, 1, 1_000_000),
                (int) from.whole(Setting.START_LIMIT_IN_ALL, 1, 1_000_000),
                from.blocks(Setting.TRUSTED_PROXIES));
    }

    private static OperatorAccess operator(Reader from) {
        OperatorAccess operator = new OperatorAccess(
                from.text(Setting.HOST), from.text(Setting.OPERATOR_USER), from.text(Setting.OPERATOR_PASSWORD));
        if (operator.user().isPresent() != operator.password().isPresent()) {
            Setting missing = operator.user().isPresent() ? Setting.OPERATOR_PASSWORD : Setting.OPERATOR_USER;
            throw new InvalidSettingException(missing, "", "set, as OPERATOR_USER and OPERATOR_PASSWORD go together");
        }
        if (operator.user().filter(name -> name.contains(":")).isPresent()) {
            throw new InvalidSettingException(
                    Setting.OPERATOR_USER, operator.user().get(), "a name without a colon (RFC 7617)");
        }
        return operator;
    }

    /**
     * Settings for a program that embeds the generator.
     *
     * @param values by the names of environment variables or of properties
     * @throws InvalidSettingException if a value cannot be used
     */
    public static WallpaperConfig of(Map<String, String> values) {
        return read(setting -> Stream.of(setting.property(), setting.variable())
                .filter(values::containsKey)
                .map(values::get)
                .findFirst());
    }

    private static Path defaultHome() {
        return SERVER_FOLDERS.stream()
                .map(System::getProperty)
                .filter(folder -> folder != null && !folder.isBlank())
                .findFirst()
                .map(Path::of)
                .orElse(Path.of(""))
                .resolve("data");
    }

    /** Names the settings that are safe to show: never the key, never the secret. */
    @Override
    public String toString() {
        return "WallpaperConfig[apiKey=%s, apiUrl=%s, home=%s, maxWorkers=%d, memoryThreshold=%s, maxImageSize=%d]"
                .formatted(
                        apiKey.isPresent() ? "set" : "not set",
                        apiUrl,
                        home,
                        maxWorkers,
                        memoryThreshold,
                        maxImageSize);
    }

    /** Turns text into values, and says what is wrong with it. */
    private record Reader(Function<Setting, Optional<String>> values) {

        Optional<String> text(Setting setting) {
            return values.apply(setting)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .or(setting::defaultValue);
        }

        private String required(Setting setting) {
            return text(setting).orElseThrow(() -> new InvalidSettingException(setting, "", "set"));
        }

        long whole(Setting setting, long least, long most) {
            String value = required(setting);
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new InvalidSettingException(setting, value, "a whole number");
            }
            throw new InvalidSettingException(setting, value, "from " + least + " to " + most);
        }

        double fraction(Setting setting, double least, double most) {
            String value = required(setting);
            try {
                double number = Double.parseDouble(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new InvalidSettingException(setting, value, "a number such as 0.80");
            }
            throw new InvalidSettingException(setting, value, "from " + least + " to " + most);
        }

        Duration duration(Setting setting) {
            String value = required(setting);
            try {
                Duration duration = Duration.parse(value);
                if (duration.isPositive()) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                throw new InvalidSettingException(setting, value, "a duration in ISO 8601, such as PT60S");
            }
            throw new InvalidSettingException(setting, value, "longer than nothing");
        }

        URI address(Setting setting) {
            String value = required(setting);
            try {
                URI address = URI.create(value);
                if (address.getHost() != null
                        && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException(setting, value, "a web address");
            }
            throw new InvalidSettingException(setting, value, "a web address that starts with https:// or http://");
        }

        boolean yesOrNo(Setting setting) {
            String value = required(setting);
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> true;
                case "false", "no", "off", "0" -> false;
                default -> throw new InvalidSettingException(setting, value, "true or false");
            };
        }

        List<AddressBlock> blocks(Setting setting) {
            List<String> blocks = list(setting);
            try {
                return blocks.stream().map(AddressBlock::of).toList();
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException(
                        setting, String.join(",", blocks), "addresses or blocks of them, such as 10.0.0.0/8");
            }
        }

        List<String> list(Setting setting) {
            return text(setting).stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }
    }
}
