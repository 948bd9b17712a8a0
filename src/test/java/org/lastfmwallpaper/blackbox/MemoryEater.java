package org.lastfmwallpaper.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process that takes memory and keeps it until it is closed. */
final class MemoryEater implements AutoCloseable {
    private final Process process;

    private MemoryEater(Process process) {
        this.process = process;
    }

    /** Returns when so many bytes are taken. */
    static MemoryEater of(long bytes) throws IOException {
        return start(new ProcessBuilder(command(bytes)));
    }

    /** Returns when so many bytes of a group's memory are taken. */
    static MemoryEater of(long bytes, MemoryGroup group) throws IOException {
        List<String> joining = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "echo $$ >\"$0\" && exec \"$@\"",
                group.processes().toString()));
        joining.addAll(command(bytes));
        return start(new ProcessBuilder(joining));
    }

    private static List<String> command(long bytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + (bytes >> 20) + "m",
                "-Xmx" + (bytes >> 20) + "m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryEater.class.getName());
    }

    private static MemoryEater start(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getInputStream().read(); // the heap is touched before main begins
        return new MemoryEater(process);
    }

    /** Says that it has what it wants, and waits for the end of its input. */
    public static void main(String... arguments) throws IOException {
        System.out.print('.');
        System.out.flush();
        System.in.read();
    }

    /** The machine's memory, as Linux says it: bytes of one line of {@code /proc/meminfo}. */
    static long machine(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(text -> text.startsWith(line + ":"))
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
