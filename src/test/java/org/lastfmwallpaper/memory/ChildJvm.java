package org.lastfmwallpaper.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, with the class path of the tests, that has ended by itself. */
record ChildJvm(int exitValue, String output) {

    /**
     * Runs a program to its end.
     *
     * @param launcher words before {@code java}, such as a shell that joins a control group first
     * @param options the JVM's
     * @throws IllegalStateException if it does not end within a minute; it is stopped then
     */
    static ChildJvm run(Path folder, List<String> launcher, List<String> options, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(folder, "child", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end: " + command + "\n" + Files.readString(output));
            }
            return new ChildJvm(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The number that the program printed behind this word. */
    double figure(String word) {
        return output.lines()
                .filter(line -> line.startsWith(word + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(word.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no \"" + word + "\" in:\n" + output));
    }
}
