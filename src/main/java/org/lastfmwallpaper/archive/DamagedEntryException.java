package org.lastfmwallpaper.archive;

import java.io.IOException;

/** An entry whose data is not what its header says. */
final class DamagedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedEntryException(StoredEntry entry, String what) {
        super("the entry '" + entry.name() + "' in " + entry.file().getFileName() + " is damaged: " + what);
    }

    DamagedEntryException(StoredEntry entry, IOException cause) {
        this(entry, String.valueOf(cause.getMessage()));
        initCause(cause);
    }
}
