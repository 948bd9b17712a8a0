package org.lastfmwallpaper.job;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.archive.DurableFolder;

/** JSON files of a workspace. A file appears whole: written under a temporary name, forced, then moved into place. */
final class JsonFile {
    /** The ending of every temporary file, which the sweeper knows. */
    static final String TEMPORARY = ".tmp";

    private static final Jsonb JSONB = JsonbBuilder.create();

    private JsonFile() {}

    /** What a file holds, if it is there. */
    static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        String text;
        try {
            text = text(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        T value = parse(file, text, type);
        if (value == null) {
            throw new IOException("cannot understand " + file + ": it holds nothing");
        }
        return Optional.of(value);
    }

    static void write(Path file, Object value) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try {
            append(temporary, JSONB.toJson(value));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("WALLPAPER_HOME must be on one file system that can move files atomically", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        DurableFolder.forceNameOf(file);
    }

    /**
     * Adds one line to a file of JSON lines; one write, so that lines of several threads never mix. The line break in
     * front ends a line that an earlier run left torn off, so that this one is not lost with it.
     */
    static void appendLine(Path file, Object value) throws IOException {
        append(file, "\n" + JSONB.toJson(value) + "\n");
    }

    /** Reads a file of JSON lines, if it is there. Blank lines, and lines that were torn off, do not count. */
    static <T> List<T> readLines(Path file, Class<T> type) throws IOException {
        String text;
        try {
            text = text(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<T> values = new ArrayList<>();
        for (String line : whole.lines().filter(line -> !line.isBlank()).toList()) {
            try {
                Optional.ofNullable(parse(file, line, type)).ifPresent(values::add);
            } catch (IOException e) {
                // Half a line, with a whole one after it: the run died while writing, and a restart went on behind it.
                System.getLogger(JsonFile.class.getName())
                        .log(System.Logger.Level.WARNING, "{0} has a line that is not whole; left out", file);
            }
        }
        return values;
    }

    /** Never fails for what the text is: a line can be torn off in the middle of a character. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static <T> @Nullable T parse(Path file, String text, Class<T> type) throws IOException {
        try {
            return JSONB.fromJson(text, type);
        } catch (JsonbException | JsonException e) {
            throw new IOException("cannot understand " + file, e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
