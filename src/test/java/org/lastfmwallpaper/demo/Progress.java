package org.lastfmwallpaper.demo;

import jakarta.json.JsonObject;
import java.io.PrintStream;

/** Shows how far a job is: as a bar that is drawn over itself on a terminal, as a line for each change elsewhere. */
final class Progress {
    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(JsonObject job) {
        String now = describe(job);
        if (!now.equals(shown)) {
            out.print(terminal ? "\r" + now + " ".repeat(Math.max(0, shown.length() - now.length())) : now + "\n");
            out.flush();
            shown = now;
        }
    }

    /** Ends the bar's line. */
    void end() {
        if (terminal) {
            out.println();
        }
    }

    private static String describe(JsonObject job) {
        JsonObject progress = job.getJsonObject("progress");
        int total = progress.getInt("total");
        int settled = progress.getInt("done") + progress.getInt("skipped");
        int filled = total == 0 ? 0 : BAR * settled / total;
        return "[%s%s] %d of %d, %s"
                .formatted("#".repeat(filled), ".".repeat(BAR - filled), settled, total, job.getString("status"));
    }
}
