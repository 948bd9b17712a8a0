package org.lastfmwallpaper.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** What reading through one file's entries showed: those whose content has its CRC, and the others. */
record ReadThrough(List<StoredEntry> whole, List<StoredEntry> damaged) {
    /**
     * Reads entries through.
     *
     * @param entries all of the same file; if that has vanished meanwhile, nothing is whole and nothing damaged
     */
    static ReadThrough of(List<StoredEntry> entries) throws IOException {
        List<StoredEntry> whole = new ArrayList<>();
        List<StoredEntry> damaged = new ArrayList<>();
        if (entries.isEmpty()) {
            return new ReadThrough(whole, damaged);
        }
        try (EntryReader reader = EntryReader.open(entries.getFirst().file())) {
            for (StoredEntry entry : entries) {
                (reader.isWhole(entry) ? whole : damaged).add(entry);
            }
        } catch (NoSuchFileException e) {
            return new ReadThrough(List.of(), List.of());
        }
        return new ReadThrough(whole, damaged);
    }
}
