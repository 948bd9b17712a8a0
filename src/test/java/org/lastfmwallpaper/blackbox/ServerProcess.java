package org.lastfmwallpaper.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The WAR on a server, started by the operator's own script as a process that can be killed.
 *
 * <p>The system property {@code server} names the server: a folder of {@code server-config}, {@code payara-micro} unless set.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(60);

    /** The server's name, which is its folder in {@code server-config}. */
    static final String SERVER = System.getProperty("server", "payara-micro");

    private final Map<String, String> environment;
    private final Path log;
    private final URI base;
    private Process process;

    private ServerProcess(Map<String, String> environment, Path log, URI base, Process process) {
        this.environment = environment;
        this.log = log;
        this.base = base;
        this.process = process;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param settings environment variables; HOST is 127.0.0.1, PORT and ADMIN_PORT are chosen if they are not among them
     * @param log where the server's output goes; what an earlier server wrote there is removed
     * @throws IllegalStateException if the port is taken; or with the end of the log, if the server does not come up
     */
    public static ServerProcess start(Map<String, String> settings, Path log) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        String host = environment.computeIfAbsent("HOST", name -> "127.0.0.1");
        int port = Integer.parseInt(environment.computeIfAbsent("PORT", name -> String.valueOf(freePort())));
        environment.computeIfAbsent("ADMIN_PORT", name -> String.valueOf(freePort()));
        environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        if (!isFree(port)) {
            // Whoever listens there would answer in our server's place.
            throw new IllegalStateException("port " + port + " is taken");
        }
        startLog(log);
        URI base = URI.create("http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port + contextPath());
        ServerProcess server = new ServerProcess(environment, log, base, launch(environment, log));
        server.awaitReady();
        return server;
    }

    private static String contextPath() {
        return SERVER.equals("payara-micro") ? "/" : "/lastfm-wallpaper/";
    }

    private static void startLog(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a new log " + log, e);
        }
    }

    /** Starts it again, with the same settings, after it was killed or stopped. */
    public void startAgain() throws InterruptedException {
        launchAgain();
        awaitReady();
    }

    /** The same, but does not wait until it answers. */
    void launchAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("the server still runs");
        }
        process = launch(environment, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** Whether nobody listens on this port of 127.0.0.1 or of all addresses. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot try port " + port, e);
        }
    }

    private static Process launch(Map<String, String> environment, Path log) {
        Path script = script();
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LASTFM_")
                        || name.startsWith("JOB_REPOSITORY_")
                        || name.equals("WALLPAPER_HOME"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + script, e);
        }
    }

    /** The operator's script that starts the server. */
    static Path script() {
        return Path.of(System.getProperty("project.basedir", ""), "server-config", SERVER, "run.sh")
                .toAbsolutePath();
    }

    /**
     * Waits until it answers.
     *
     * @throws IllegalStateException with the end of the log, if it does not; where it hangs, that holds its threads
     */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TIME_TO_START.toNanos();
        try (WallpaperClient client = new WallpaperClient(base)) {
            while (!client.isReady()) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    logThreads();
                    throw new IllegalStateException("the server did not come up:\n" + endOfLog());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IllegalStateException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** A JVM answers SIGQUIT with its threads, in its own output; one that is gone has no more to say. */
    private void logThreads() throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!log().contains("Full thread dump") && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask the server for its threads", e);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Where the application is. */
    public URI base() {
        return base;
    }

    /** The value of one of its environment variables, as far as they were set for it. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** The process's number, for those who look at it from outside. */
    public long pid() {
        return process.pid();
    }

    /** Everything that the server wrote so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it without a word: {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /**
     * Asks it to end: {@code kill}.
     *
     * @throws IllegalStateException if it does not
     */
    public void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not stop when it was asked to:\n" + endOfLog());
        }
    }

    /** The same, but does not wait for the end. */
    void askToEnd() {
        process.destroy();
    }

    /** Its process, with those that it has started. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** Waits until it ends by itself. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
