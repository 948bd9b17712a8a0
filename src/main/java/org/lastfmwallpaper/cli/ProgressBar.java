package org.lastfmwallpaper.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.lastfmwallpaper.job.WallpaperGenerator;

/** One line of a terminal that is written over as albums are done; nothing where there is no terminal. */
final class ProgressBar implements WallpaperGenerator.Progress {
    private static final int WIDTH = 30;

    private final PrintWriter terminal;
    private final boolean shown;

    ProgressBar(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    @Override
    public void settled(int albums, int total) {
        if (shown) {
            terminal.print("\r" + line(albums, total));
            terminal.flush();
        }
    }

    static String line(int albums, int total) {
        int full = total == 0 ? WIDTH : albums * WIDTH / total;
        return String.format(Locale.ROOT, "[%s%s] %d of %d", "#".repeat(full), " ".repeat(WIDTH - full), albums, total);
    }

    /** Leaves the line, so that what follows begins on one of its own. */
    void close() {
        if (shown) {
            terminal.println();
        }
    }
}
