package org.lastfmwallpaper.job;

import java.time.Duration;
import java.util.Locale;

/** Is told what runs do, to count it. Called by several threads; must not take long and must not throw. */
public interface RunObserver {
    /** Nobody watches: a program that embeds the generator. */
    RunObserver NONE = new RunObserver() {
        @Override
        public void started(Start how) {}

        @Override
        public void downloaded(long bytes, Duration took) {}

        @Override
        public void rendered(Duration took) {}

        @Override
        public void written(int wallpapers, long bytes) {}

        @Override
        public void skipped(String reason) {}

        @Override
        public void ended(String outcome) {}
    };

    /** Why an execution starts. */
    enum Start {
        /** A new run. */
        NEW,
        /** A run that goes on by itself, as there is memory again. */
        MEMORY,
        /** A run that goes on for any other reason: over REST, from the server's console, after a crash. */
        RESTART;

        /** The name as a metric's label. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An execution starts. */
    void started(Start how);

    /** One cover came, of so many bytes. */
    void downloaded(long bytes, Duration took);

    /** One wallpaper was painted and compressed. */
    void rendered(Duration took);

    /** So many wallpapers are on disk, of so many bytes together. */
    void written(int wallpapers, long bytes);

    /**
     * An album has no wallpaper.
     *
     * @param reason the short code of the cover's exception, of which there are few
     */
    void skipped(String reason);

    /**
     * An execution ended.
     *
     * @param outcome {@code COMPLETED}, {@code STOPPED}, or the exit status of one that failed, of which there are few
     */
    void ended(String outcome);
}
