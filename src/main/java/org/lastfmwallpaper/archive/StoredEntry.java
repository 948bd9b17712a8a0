package org.lastfmwallpaper.archive;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;

/**
 * Where an entry lies, in a shard or in the archive. Equal for the same bytes of the same file.
 *
 * @param file the shard or the archive
 * @param name the entry's name
 * @param rank which album's wallpaper it is, as its name says; nothing for the report
 * @param method {@link ZipEntry#STORED} or {@link ZipEntry#DEFLATED}
 * @param crc CRC-32 of the content
 * @param dataOffset where in the file its data begins
 * @param compressedSize of its data in the file, in bytes
 * @param size of its content, in bytes
 */
record StoredEntry(
        Path file,
        String name,
        OptionalInt rank,
        int method,
        long crc,
        long dataOffset,
        long compressedSize,
        long size) {
    StoredEntry(Path file, String name, int method, long crc, long dataOffset, long compressedSize, long size) {
        this(file, name, EntryName.rankIn(name), method, crc, dataOffset, compressedSize, size);
    }

    /** Where its data ends; in a shard, where the next entry begins. */
    long end() {
        return dataOffset + compressedSize;
    }
}
