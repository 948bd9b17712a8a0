package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM inside a real control group of 1 GiB, where one can be made: on Linux, as root, with the memory controller. */
class RealContainerTest {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final long MIB = 1L << 20;
    private static final int CANNOT_JOIN = 99;

    @TempDir
    Path folder;

    private Path group;

    @BeforeEach
    void makeGroup() {
        boolean versionOne = Files.isDirectory(ROOT.resolve("memory"));
        Path parent = versionOne ? ROOT.resolve("memory") : ROOT;
        assumeTrue(Files.isDirectory(parent), () -> "there are no control groups at " + parent);
        group = parent.resolve(
                "lastfm-wallpaper-test-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            Files.writeString(
                    group.resolve(versionOne ? "memory.limit_in_bytes" : "memory.max"), String.valueOf(1024 * MIB));
        } catch (IOException e) {
            removeGroup();
            abort("no memory control group can be made here: " + e);
        }
    }

    @AfterEach
    void removeGroup() {
        long begun = System.nanoTime();
        while (group != null && Files.isDirectory(group)) {
            try {
                Files.delete(group);
            } catch (IOException e) {
                // The kernel empties a group a moment after its last process has been waited for.
                if (System.nanoTime() - begun > Duration.ofSeconds(10).toNanos()) {
                    throw new java.io.UncheckedIOException("cannot remove " + group, e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    @Test
    void theMonitorSeesTheContainerAndNotTheMachine() throws Exception {
        ChildJvm child = inGroup();

        assertThat(child.figure("total")).isEqualTo(1024 * MIB);
        assertThat(child.figure("available")).isCloseTo(924 * MIB, within(99.0 * MIB));
    }

    @Test
    void whatTheKernelKeepsOfFilesIsNotCounted() throws Exception {
        String kind = Files.getFileStore(folder).type();
        assumeTrue(!kind.equals("tmpfs") && !kind.equals("ramfs"), () -> folder + " is memory itself: " + kind);

        ChildJvm child = inGroup(folder.resolve("big").toString());

        assertThat(child.figure("available")).isGreaterThan((1024 - ContainerProgram.FILE_MIB) * MIB);
    }

    private ChildJvm inGroup(String... arguments) throws IOException, InterruptedException {
        String joinFirst = "echo $$ > '" + group.resolve("cgroup.procs") + "' || exit " + CANNOT_JOIN + "; exec \"$@\"";
        ChildJvm child = ChildJvm.run(
                folder,
                List.of("sh", "-c", joinFirst, "sh"),
                List.of("-Xmx32m", "-XX:+UseSerialGC"),
                ContainerProgram.class,
                arguments);
        assumeTrue(child.exitValue() != CANNOT_JOIN, () -> "no process can join " + group + ": " + child.output());
        assertThat(child.exitValue()).as(child.output()).isZero();
        return child;
    }
}
