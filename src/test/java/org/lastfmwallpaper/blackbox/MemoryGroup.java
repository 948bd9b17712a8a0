package org.lastfmwallpaper.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A memory control group of version 1 (kernel documentation, cgroup-v1/memory.rst), as a container has one. */
final class MemoryGroup implements AutoCloseable {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup/memory");

    private final Path folder;

    private MemoryGroup(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a group.
     *
     * @return nothing where the machine does not let one be made
     */
    static Optional<MemoryGroup> of(long limitBytes) {
        Path folder = GROUPS.resolve(
                "lastfm-wallpaper-it-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()));
        if (!Files.isDirectory(GROUPS)) {
            return Optional.empty();
        }
        try {
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("memory.limit_in_bytes"), String.valueOf(limitBytes));
            return Optional.of(new MemoryGroup(folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Counts what this process takes from now on. */
    void add(long pid) throws IOException {
        Files.writeString(processes(), String.valueOf(pid));
    }

    /** The file that a process writes its number to. */
    Path processes() {
        return folder.resolve("cgroup.procs");
    }

    /** The kernel empties a group a moment after its last process has been waited for. */
    @Override
    public void close() throws IOException {
        long end = System.nanoTime() + Trial.PATIENCE.toNanos();
        while (Files.isDirectory(folder)) {
            try {
                Files.delete(folder);
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
