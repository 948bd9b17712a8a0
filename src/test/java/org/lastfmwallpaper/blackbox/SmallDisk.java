package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small file system of its own, where one can be mounted: on Linux, as root. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one, or lets the test be skipped. */
    static SmallDisk mount(String name, int mebibytes) throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(Path.of(System.getProperty("project.build.directory", "target"), "disk", name)
                        .toAbsolutePath());
        int status = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
        assumeTrue(status == 0, "no file system can be mounted here");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Changes it while it is in use: {@code size=200m}, {@code ro}, {@code rw}. */
    void remount(String option) throws IOException, InterruptedException {
        assertThat(run("mount", "-o", "remount," + option, folder.toString())).isZero();
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Fills it up until so many bytes are left, or until it is full. */
    void fill(long left) throws IOException {
        try (OutputStream ballast = Files.newOutputStream(folder.resolve("ballast"))) {
            while (freeBytes() >= left + BLOCK) {
                ballast.write(new byte[BLOCK]);
            }
            if (left == 0) {
                ballast.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            assertThat(left).as(e.toString()).isZero(); // full, as was wanted
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            System.getLogger(SmallDisk.class.getName())
                    .log(System.Logger.Level.INFO, "{0}: {1}", new ArrayList<>(List.of(command)), output);
        }
        return status;
    }

    @Override
    public void close() {
        try {
            assertThat(run("umount", "-l", folder.toString())).isZero();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot unmount " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
