package org.lastfmwallpaper.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.config.DotEnvConfigSource;
import org.lastfmwallpaper.config.InvalidSettingException;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.job.WallpaperGenerator.GeneratedWallpapers;
import org.lastfmwallpaper.lastfm.LastFmException;
import org.lastfmwallpaper.memory.MemoryShortageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lastfm-wallpaper RJ --period 12month --limit 20 --style poster --size 2560x1440 --out DIR}. */
@Command(
        name = "lastfm-wallpaper",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Makes PNG wallpapers of the albums that a Last.fm listener plays most.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every album has its wallpaper",
            "1:some albums have none; they are listed with the reason",
            "2:the command line or a setting is wrong",
            "3:Last.fm did not give the albums",
            "4:memory stayed short; what was made is in the folder",
            "5:a wallpaper could not be written"
        },
        footer = {
            "",
            "Settings such as LASTFM_API_KEY come from the environment or from a file .env here; the README lists them."
        })
public final class WallpaperCommand implements Callable<Integer> {
    static final int ALL_MADE = 0;
    static final int SOME_SKIPPED = 1;
    static final int WRONG_USE = 2;
    static final int NO_ALBUMS = 3;
    static final int NO_MEMORY = 4;
    static final int NOT_WRITTEN = 5;

    private final Function<WallpaperConfig, WallpaperGenerator> generators;
    private final Map<String, String> settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "the listener's Last.fm name")
    private String username = "";

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "overall, 7day, 1month, 3month, 6month or 12month (${DEFAULT-VALUE})",
            defaultValue = "overall")
    private Period period = Period.OVERALL;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many albums, 1 to 1000 (${DEFAULT-VALUE})",
            defaultValue = "10")
    private int limit;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            description = "blur, gradient, fill, vinyl, poster or minimal (${DEFAULT-VALUE})",
            defaultValue = "blur")
    private WallpaperStyle style = WallpaperStyle.BLUR;

    @Option(
            names = "--caption",
            paramLabel = "CAPTION",
            description = "none, title or plays (${DEFAULT-VALUE})",
            defaultValue = "title")
    private CaptionStyle caption = CaptionStyle.TITLE;

    @Option(
            names = "--size",
            paramLabel = "WIDTHxHEIGHT",
            description = "of each wallpaper, in pixels (${DEFAULT-VALUE})",
            defaultValue = "1920x1080")
    private ScreenSize size = new ScreenSize(WallpaperRequest.DEFAULT_WIDTH, WallpaperRequest.DEFAULT_HEIGHT);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the folder for the pictures (${DEFAULT-VALUE})",
            defaultValue = "wallpapers")
    private Path folder = Path.of("wallpapers");

    @Option(names = "--json", description = "print what was made as JSON, and no progress")
    private boolean json;

    private WallpaperCommand(Map<String, String> settings, Function<WallpaperConfig, WallpaperGenerator> generators) {
        this.settings = settings;
        this.generators = generators;
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String... arguments) {
        Map<String, String> settings = new HashMap<>(new DotEnvConfigSource().getProperties());
        settings.putAll(System.getenv());
        System.exit(commandLine(settings, WallpaperGenerator::new).execute(arguments));
    }

    static CommandLine commandLine(
            Map<String, String> settings, Function<WallpaperConfig, WallpaperGenerator> generators) {
        return new CommandLine(new WallpaperCommand(settings, generators))
                .registerConverter(Period.class, oneOf(Period.values(), Period::id, Period::of))
                .registerConverter(
                        WallpaperStyle.class, oneOf(WallpaperStyle.values(), WallpaperStyle::id, WallpaperStyle::of))
                .registerConverter(CaptionStyle.class, oneOf(CaptionStyle.values(), CaptionStyle::id, CaptionStyle::of))
                .registerConverter(ScreenSize.class, ScreenSize::parse);
    }

    private static <T> CommandLine.ITypeConverter<T> oneOf(
            T[] all, Function<T, String> id, Function<String, Optional<T>> of) {
        String ids = Arrays.stream(all).map(id).collect(Collectors.joining(", "));
        return text ->
                of.apply(text).orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + ids));
    }

    @Override
    public Integer call() throws InterruptedException {
        WallpaperConfig config = settings();
        WallpaperRequest request = request(config);
        PrintWriter err = spec.commandLine().getErr();
        try (WallpaperGenerator generator = generators.apply(config)) {
            ProgressBar bar = new ProgressBar(err, !json && isTerminal());
            GeneratedWallpapers made = generator.generate(request, folder, bar);
            bar.close();
            Outcome outcome = new Outcome(request, made);
            spec.commandLine().getOut().println(json ? outcome.json() : outcome.text());
            return made.skipped().isEmpty() ? ALL_MADE : SOME_SKIPPED;
        } catch (LastFmException e) {
            err.println(e.kind().title() + ": " + e.getMessage());
            return NO_ALBUMS;
        } catch (MemoryShortageException e) {
            err.println("Memory stayed short: " + e.getMessage() + ". What was made is in " + folder);
            return NO_MEMORY;
        } catch (IOException e) {
            err.println("A wallpaper could not be written: " + e);
            return NOT_WRITTEN;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it still is where the module jdk.internal.le is missing
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private WallpaperConfig settings() {
        try {
            WallpaperConfig config = WallpaperConfig.of(settings);
            if (config.apiKey().isEmpty()) {
                throw wrong("LASTFM_API_KEY is not set: get a key at https://www.last.fm/api/account/create");
            }
            return config;
        } catch (InvalidSettingException e) {
            throw wrong(e.getMessage());
        }
    }

    private WallpaperRequest request(WallpaperConfig config) {
        if (!username.matches(WallpaperRequest.USERNAME)) {
            throw wrong("'" + username
                    + "' is no Last.fm name: 2 to 15 letters, digits, '-' or '_', beginning with a letter");
        }
        if (limit < 1 || limit > WallpaperRequest.MAX_LIMIT) {
            throw wrong("--limit must be from 1 to " + WallpaperRequest.MAX_LIMIT + ", not " + limit);
        }
        if (!size.fits(config.maxImageSize())) {
            throw wrong(
                    "--size must be at least %d on the shorter side and %d on the longer one, and at most %d (MAX_IMAGE_SIZE), not %s"
                            .formatted(
                                    WallpaperRequest.MIN_SHORT_SIDE,
                                    WallpaperRequest.MIN_LONG_SIDE,
                                    config.maxImageSize(),
                                    size));
        }
        return new WallpaperRequest(username, period, limit, size.width(), size.height(), style, caption);
    }

    private ParameterException wrong(@Nullable String message) {
        return new ParameterException(spec.commandLine(), String.valueOf(message));
    }
}
