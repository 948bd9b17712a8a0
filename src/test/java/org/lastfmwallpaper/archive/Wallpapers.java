package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.lastfmwallpaper.album.Wallpaper;

/** Wallpapers whose content follows from their rank, and shards of them. */
final class Wallpapers {
    static final int LEVEL = 6;

    /** Kept, or the level would go with it. Tests damage files on purpose, and each would be warned of. */
    private static final Logger LOG = Logger.getLogger("org.lastfmwallpaper.archive");

    static {
        LOG.setLevel(Level.OFF);
    }

    private Wallpapers() {}

    static String name(int rank) {
        return "%03d - Sigur Rós - ( ).png".formatted(rank);
    }

    /** As dense as a PNG. */
    static Wallpaper dense(int rank, int bytes) {
        byte[] content = new byte[bytes];
        new Random(rank).nextBytes(content);
        return new Wallpaper(name(rank), content);
    }

    static Wallpaper dense(int rank) {
        return dense(rank, 100);
    }

    /** As loose as text. */
    static Wallpaper loose(int rank) {
        return new Wallpaper(
                name(rank), ("wallpaper " + rank + " ").repeat(2_000).getBytes(StandardCharsets.UTF_8));
    }

    static Path shard(Path file, Wallpaper... wallpapers) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        try (ArchiveShard shard = ArchiveShard.open(file, null, LEVEL)) {
            for (Wallpaper wallpaper : wallpapers) {
                shard.append(wallpaper);
            }
            shard.force();
        }
        return file;
    }

    static Path shard(Path file, IntStream ranks) throws IOException {
        return shard(
                file,
                ranks.mapToObj(rank -> rank % 3 == 0 ? loose(rank) : dense(rank))
                        .toArray(Wallpaper[]::new));
    }

    static void flip(Path file, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 0x10;
        Files.write(file, bytes);
    }
}
