package org.lastfmwallpaper.blackbox;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of the README's table of servers, on Linux: {@code mvn test-compile exec:java
 * -Dexec.mainClass=org.lastfmwallpaper.blackbox.ServerFigures -Dexec.classpathScope=test -Dserver=wildfly}, on what
 * {@code mvn package} has built.
 */
public final class ServerFigures {
    private ServerFigures() {}

    /** Starts the server twice, makes sixty wallpapers, and prints what that took. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        try (Stage stage = Stage.open("figures", Map.of("MAX_WORKERS", "2", "JAVA_OPTS", "-Xmx512m"))) {
            stage.server().terminate(); // the first start configures the server, which is not to be counted
            long begun = System.nanoTime();
            stage.server().startAgain();
            Duration boot = Duration.ofNanos(System.nanoTime() - begun);

            begun = System.nanoTime();
            JsonObject job = stage.client()
                    .awaitEnd(stage.client().start("{\"username\":\"sixty\",\"limit\":60}"), Duration.ofMinutes(10));
            Duration run = Duration.ofNanos(System.nanoTime() - begun);
            Map<String, Long> memory = memory(stage.server().pid());
            System.out.printf(
                    "%s: started in %.1f s; %s, 60 albums in %.1f s on %d partitions; resident %d MiB, at most %d MiB%n",
                    ServerProcess.SERVER,
                    boot.toMillis() / 1000.0,
                    job.getString("status"),
                    run.toMillis() / 1000.0,
                    job.getJsonArray("partitions").size(),
                    memory.get("VmRSS"),
                    memory.get("VmHWM"));
        }
    }

    /** The lines {@code Vm…} of {@code /proc/pid/status} (proc_pid_status(5)), in MiB. */
    private static Map<String, Long> memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.matches("Vm\\w+:\\s+\\d+ kB"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024));
    }
}
