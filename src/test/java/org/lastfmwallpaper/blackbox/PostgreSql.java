package org.lastfmwallpaper.blackbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on a private port of 127.0.0.1, for the servers' job repositories. It can die and come back. */
final class PostgreSql implements AutoCloseable {
    private static final Path BUILD = Path.of(System.getProperty("project.build.directory", "target"));
    private static final String USER = "wallpaper_jobs";

    /** Looked for in logs, on command lines and in files, so it must not be a word that could be there anyway. */
    static final String PASSWORD = "n0t-in-any-log-7Qk2";

    private static final class Shared {
        private static final PostgreSql POSTGRESQL = start("shared");

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(POSTGRESQL::close));
        }
    }

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres running;
    private int databases;

    private PostgreSql(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts one with an empty data folder. */
    static PostgreSql start(String name) {
        Path data = BUILD.resolve("postgresql")
                .resolve(name + "-" + ProcessHandle.current().pid());
        PostgreSql server = new PostgreSql(data.toAbsolutePath(), ServerProcess.freePort());
        server.startAgain();
        server.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
        return server;
    }

    /** One for all stages that need just any; it goes when the tests' JVM does. */
    static PostgreSql shared() {
        return Shared.POSTGRESQL;
    }

    /** Starts it again after {@link #kill}, on what it had written. */
    void startAgain() {
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(BUILD.resolve("postgresql").toFile())
                    .setCleanDataDirectory(false)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + data, e);
        }
    }

    /** An empty database of its own: the settings that make it a server's job repository. */
    Map<String, String> newRepository() {
        String database = "wallpaper_" + ++databases;
        execute("CREATE DATABASE " + database + " OWNER " + USER);
        return Map.of(
                "JOB_REPOSITORY_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "JOB_REPOSITORY_USER", USER,
                "JOB_REPOSITORY_PASSWORD", PASSWORD);
    }

    private void execute(String sql) {
        EmbeddedPostgres server = running;
        if (server == null) {
            throw new IllegalStateException("PostgreSQL does not run");
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not take: " + sql.replace(PASSWORD, "…"), e);
        }
    }

    /** Ends it without a word, with every process that serves a connection. */
    void kill() throws IOException, InterruptedException {
        // The file's first line (PostgreSQL's documentation, 'Database File Layout') is the number of the first
        // process.
        long first = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!ServerProcess.isFree(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("PostgreSQL still listens on port " + port);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        close(); // gives up its data folder
    }

    @Override
    public void close() {
        EmbeddedPostgres server = running;
        if (server != null) {
            running = null;
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not stop", e);
            }
        }
    }
}
