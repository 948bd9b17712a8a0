package org.lastfmwallpaper.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.blackbox.ServerProcess;
import org.lastfmwallpaper.blackbox.WallpaperClient;
import org.lastfmwallpaper.config.DotEnvConfigSource;
import org.lastfmwallpaper.standin.LastFmStandIn;

/**
 * Starts the server, makes wallpapers for one listener with a progress bar, saves the ZIP, and goes on serving.
 *
 * <p>System properties: {@code listener} (a Last.fm name; without a key, one of the stand-in's), {@code wait} (false ends
 * after the ZIP), {@code project.build.directory}. Settings come from the environment or from {@code .env}, as the
 * server's own do. Exit status 0 only if the ZIP was made; 2 if it could not even be tried.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final List<String> PASSED_ON =
            List.of("LASTFM_API_KEY", "LASTFM_SHARED_SECRET", "LASTFM_API_URL", "WALLPAPER_HOME", "HOST");

    private static final DotEnvConfigSource DOT_ENV = new DotEnvConfigSource();

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path target = Path.of(System.getProperty("project.build.directory", "target"));
        boolean hasKey = setting("LASTFM_API_KEY").isPresent();
        String listener = System.getProperty("listener", "");
        String port = setting("PORT").orElse("5000");
        Optional<String> obstacle = obstacle(hasKey, listener, port);
        if (obstacle.isPresent()) {
            System.err.println(obstacle.get());
            System.exit(2);
        }
        boolean made;
        try (LastFmStandIn standIn = hasKey ? null : LastFmStandIn.start();
                ServerProcess server =
                        ServerProcess.start(settings(standIn, port), target.resolve("server/server.log"));
                WallpaperClient client = new WallpaperClient(server.base())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            if (standIn != null) {
                System.out.println(
                        "No LASTFM_API_KEY is set: a stand-in plays Last.fm, with a listener called 'demo'.");
            }
            made = run(client, listener.isBlank() ? "demo" : listener, target.resolve("wallpapers"));
            if (Boolean.parseBoolean(System.getProperty("wait", "true"))) {
                System.out.println("The page is at " + server.base() + " until Ctrl-C.");
                server.await();
            } else {
                server.terminate();
            }
        }
        System.exit(made ? 0 : 1);
    }

    /** Why there is no point in starting. */
    private static Optional<String> obstacle(boolean hasKey, String listener, String port) {
        if (hasKey && listener.isBlank()) {
            return Optional.of("Say whose albums: mvn package -Prun -Dlistener=NAME");
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            return Optional.of("PORT is '" + port + "', but must be a number from 1 to 65535.");
        }
        return ServerProcess.isFree(Integer.parseInt(port))
                ? Optional.empty()
                : Optional.of("Port " + port + " is taken: set PORT to a free one, as in PORT=5001 mvn package -Prun");
    }

    /** From where the server, too, reads its settings. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name))
                .or(() -> Optional.ofNullable(DOT_ENV.getValue(name)))
                .filter(value -> !value.isBlank());
    }

    private static Map<String, String> settings(@Nullable LastFmStandIn standIn, String port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("PORT", port);
        for (String name : PASSED_ON) {
            setting(name).ifPresent(value -> settings.put(name, value));
        }
        if (standIn != null) {
            settings.putAll(standIn.settings());
        }
        return settings;
    }

    /** After Ctrl-C the server gets the time to commit what it has. */
    private static void stop(ServerProcess server) {
        try {
            server.terminate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(WallpaperClient client, String listener, Path folder) throws InterruptedException {
        String request =
                Json.createObjectBuilder().add("username", listener).build().toString();
        WallpaperClient.Answer answer = client.post("api/jobs", request);
        if (answer.status() != 202) {
            System.out.println("The server refused the job with status " + answer.status() + ": " + answer.body());
            return false;
        }
        String jobId = answer.json().getString("jobId");
        Progress progress = new Progress(System.out, onTerminal());
        JsonObject job = client.await(
                jobId,
                now -> {
                    progress.show(now);
                    return !now.getJsonObject("links").containsKey("stop");
                },
                PATIENCE);
        progress.end();
        tellWhatIsMissing(job);
        if (!job.getString("status").equals("COMPLETED")) {
            return false;
        }
        Path zip = folder.resolve(listener + ".zip");
        client.save(jobId, zip);
        System.out.println("The wallpapers are in " + zip.toAbsolutePath());
        return true;
    }

    /** Without a terminal there is a console or none, depending on the JDK. */
    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static void tellWhatIsMissing(JsonObject job) {
        for (JsonObject album : job.getJsonArray("skippedAlbums").getValuesAs(JsonObject.class)) {
            System.out.printf(
                    "  left out: %s - %s (%s)%n",
                    album.getString("artist"), album.getString("title"), album.getString("reason"));
        }
        if (job.containsKey("problem") && !job.isNull("problem")) {
            JsonObject problem = job.getJsonObject("problem");
            System.out.println(problem.getString("title") + ". " + problem.getString("detail"));
        } else if (!job.getString("status").equals("COMPLETED")) {
            System.out.println("The job ended as " + job.getString("status") + ": " + job);
        }
    }
}
