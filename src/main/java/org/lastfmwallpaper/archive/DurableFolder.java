package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file's data can be on disk and its name lost: names are the folder's data. */
public final class DurableFolder {
    private DurableFolder() {}

    /** Puts a file's name on disk, where folders can be forced at all (not on Windows). */
    public static void forceNameOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && System.getProperty("os.name", "").startsWith("Linux")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
