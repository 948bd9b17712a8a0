package org.lastfmwallpaper.memory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The memory limits of the Linux control groups that this process is in: its own group's and those of every group above
 * it, as the tightest on the way up is the one that kills.
 *
 * <p>Reads version 2 ({@code memory.max} and {@code memory.high}, over which a process is slowed to a crawl, against
 * {@code memory.current}; Linux, Documentation/admin-guide/cgroup-v2.rst) and version 1
 * ({@code memory.limit_in_bytes}, {@code memory.usage_in_bytes}; Documentation/admin-guide/cgroup-v1/memory.rst). On
 * other systems there are no groups and so no limits.
 *
 * <p>Both versions count the page cache as used. The kernel gives it back before it kills, so it is taken off, as
 * {@code MemAvailable} does for the machine: the inactive part and the active one too, for a file that is read twice
 * counts as active (a 700 MB archive read back in a 1 GiB group: 734 MB active, 0.1 MB inactive). What is mapped, such as
 * the JVM's own code, stays counted.
 *
 * <p>A file that is there and cannot be read, or holds no number, is logged once and its limit does not count: a server
 * that cannot see one of its limits still works. Safe for many threads.
 */
public final class ControlGroups {
    private static final Logger LOG = System.getLogger(ControlGroups.class.getName());

    /** Version 1 says "no limit" with the largest multiple of the page size; no machine has half as much. */
    private static final long NO_LIMIT = 1L << 62;

    private final Path root;
    private final Path membership;
    private final Set<Path> reported = ConcurrentHashMap.newKeySet();

    /** The groups of this process. */
    public ControlGroups() {
        this(Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
    }

    /**
     * @param root where the control groups are mounted
     * @param membership the file that names this process's groups, as {@code /proc/self/cgroup} does
     */
    public ControlGroups(Path root, Path membership) {
        this.root = root;
        this.membership = membership;
    }

    /** Every limit that holds for this process, its own group's first. Empty where there is none. */
    public List<MemoryShare> limits() {
        List<MemoryShare> limits = new ArrayList<>();
        for (String line : lines(membership)) {
            // hierarchy:controllers:path (cgroups(7), "/proc/pid/cgroup")
            String[] fields = line.split(":", 3);
            if (fields.length < 3) {
                continue;
            }
            if (fields[1].isEmpty()) {
                Path unified = root.resolve("unified"); // where version 2 is mounted beside version 1
                collect(Files.isDirectory(unified) ? unified : root, fields[2], Version.TWO, limits);
            } else if (List.of(fields[1].split(",", -1)).contains("memory")) {
                collect(root.resolve("memory"), fields[2], Version.ONE, limits);
            }
        }
        return limits;
    }

    private void collect(Path mount, String group, Version version, List<MemoryShare> limits) {
        Path top = mount.normalize();
        for (Path at = folder(top, group); at != null && at.startsWith(top); at = at.getParent()) {
            OptionalLong limit = limit(at, version);
            OptionalLong usage = number(at.resolve(version.usage));
            if (limit.isPresent() && usage.isPresent()) {
                long used = Math.max(0, usage.getAsLong() - reclaimable(at.resolve("memory.stat"), version));
                // A limit of 0 is legal, and leaves nothing.
                limits.add(new MemoryShare(Math.max(1, limit.getAsLong()), limit.getAsLong() - used));
            }
        }
    }

    /**
     * The group's folder. Inside a container the path can be that of the host (version 1 without a namespace), or climb
     * out of what is mounted ("/.."): then the top of what is mounted is the group itself or the nearest above it. A
     * folder half the way down would be somebody else's that only happens to have the same name.
     */
    private static Path folder(Path top, String group) {
        try {
            Path named = top.resolve(group.replaceFirst("^/+", "")).normalize();
            return named.startsWith(top) && Files.isDirectory(named) ? named : top;
        } catch (InvalidPathException e) {
            return top; // a name that this JVM's character set cannot express
        }
    }

    private OptionalLong limit(Path group, Version version) {
        return version.limits.stream()
                .flatMapToLong(name -> number(group.resolve(name)).stream())
                .filter(limit -> limit < NO_LIMIT)
                .min();
    }

    private OptionalLong number(Path file) {
        return lines(file).stream()
                .limit(1)
                .filter(text -> !text.equals("max"))
                .flatMap(text -> parse(file, text))
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private long reclaimable(Path file, Version version) {
        long bytes = 0;
        for (String line : lines(file)) {
            int space = line.indexOf(' ');
            String key = line.substring(0, Math.max(0, space));
            if (version.cache.contains(key)) {
                bytes += parse(file, line.substring(space + 1)).findFirst().orElse(0L);
            } else if (version.mapped.equals(key)) {
                bytes -= parse(file, line.substring(space + 1)).findFirst().orElse(0L);
            }
        }
        return Math.max(0, bytes);
    }

    private Stream<Long> parse(Path file, String text) {
        try {
            long number = Long.parseUnsignedLong(text.strip());
            return Stream.of(number < 0 ? Long.MAX_VALUE : number); // old kernels' "no limit" is 2^64 - 1
        } catch (NumberFormatException e) {
            reportOnce(file, "it holds \"" + text + "\" where a number of bytes belongs");
            return Stream.empty();
        }
    }

    /** A group that is removed, or a file that this kernel does not have, says nothing. */
    private List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            reportOnce(file, e.toString());
            return List.of();
        }
    }

    private void reportOnce(Path file, String why) {
        if (reported.add(file)) {
            LOG.log(Level.WARNING, "a memory limit does not count, as {0} cannot be used: {1}", file, why);
        }
    }

    /**
     * The names of one version's files and of the figures in its {@code memory.stat}.
     *
     * @param limits the files of limits, of which the smallest counts
     * @param usage the file of what is used
     * @param cache the page cache, part by part
     * @param mapped the page cache that is mapped into processes
     */
    private record Version(List<String> limits, String usage, Set<String> cache, String mapped) {
        static final Version ONE = new Version(
                List.of("memory.limit_in_bytes"),
                "memory.usage_in_bytes",
                Set.of("total_inactive_file", "total_active_file"),
                "total_mapped_file");

        static final Version TWO = new Version(
                List.of("memory.max", "memory.high"),
                "memory.current",
                Set.of("inactive_file", "active_file"),
                "file_mapped");
    }
}
