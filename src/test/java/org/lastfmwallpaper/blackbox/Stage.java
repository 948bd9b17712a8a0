package org.lastfmwallpaper.blackbox;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** A stand-in for Last.fm, and a server that takes it for the real one. */
public final class Stage implements AutoCloseable {
    private static final Path BUILD = Path.of(System.getProperty("project.build.directory", "target"));

    private static final class Shared {
        private static final Stage STAGE = open("shared", Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(STAGE::close));
        }
    }

    private final LastFmStandIn standIn;
    private final ServerProcess server;
    private final WallpaperClient client;
    private final Path home;

    private Stage(LastFmStandIn standIn, ServerProcess server, Path home) {
        this.standIn = standIn;
        this.server = server;
        this.home = home;
        this.client = new WallpaperClient(server.base());
    }

    /** One stage for all tests that leave the server as it is; it goes when the tests' JVM does. */
    public static Stage shared() {
        return Shared.STAGE;
    }

    /**
     * A stage of one's own. With the system property {@code repository} at {@code postgresql}, its server has a database of
     * its own for the jobs.
     *
     * @param name for its folder and log
     * @param settings environment variables on top of those that point at the stand-in
     */
    public static Stage open(String name, Map<String, String> settings) {
        LastFmStandIn standIn = LastFmStandIn.start();
        Path stages = BUILD.resolve("stage").resolve(ServerProcess.SERVER);
        Path home = stages.resolve(name + "-" + ProcessHandle.current().pid());
        Map<String, String> environment = new HashMap<>(standIn.settings());
        environment.put("WALLPAPER_HOME", home.toAbsolutePath().toString());
        // Starting is most of what these servers do, and takes half the time without the JIT's second tier.
        environment.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        // All tests come from one address, in a hurry.
        environment.put("START_LIMIT", "100000");
        environment.put("START_LIMIT_IN_ALL", "100000");
        if (System.getProperty("repository", "h2").equals("postgresql")) {
            environment.putAll(PostgreSql.shared().newRepository());
        }
        environment.putAll(settings);
        try {
            return new Stage(
                    standIn,
                    ServerProcess.start(environment, stages.resolve(name + ".log")),
                    Path.of(environment.getOrDefault("WALLPAPER_HOME", home.toString())));
        } catch (InterruptedException e) {
            standIn.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        } catch (RuntimeException e) {
            standIn.close();
            throw e;
        }
    }

    public LastFmStandIn standIn() {
        return standIn;
    }

    public ServerProcess server() {
        return server;
    }

    public WallpaperClient client() {
        return client;
    }

    /** The server's WALLPAPER_HOME. */
    public Path home() {
        return home;
    }

    /** The folder of one job. */
    public Path workspace(String jobId) {
        return home.resolve("jobs").resolve(jobId);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        standIn.close();
    }
}
