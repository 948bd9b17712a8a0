package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {
    private static final SkippedAlbum FIRST = new SkippedAlbum(3, "Low", "Double Negative", "no cover", false);
    private static final SkippedAlbum SECOND =
            new SkippedAlbum(12, "Sigur Rós", "Ágætis byrjun \"live\"\n夜", "timed out", true);
    private static final SkippedAlbum THIRD = new SkippedAlbum(40, "AC/DC", "Back in Black", "not an image", false);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.json");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        JsonFile.write(file, FIRST);
        JsonFile.write(file, SECOND);

        assertThat(JsonFile.read(file, SkippedAlbum.class)).contains(SECOND);
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void aFileThatIsNotThereIsNothing() throws IOException {
        assertThat(JsonFile.read(file, SkippedAlbum.class)).isEmpty();
        assertThat(JsonFile.read(folder.resolve("gone/a.json"), SkippedAlbum.class))
                .isEmpty();
        assertThat(JsonFile.readLines(file, SkippedAlbum.class)).isEmpty();
    }

    @Test
    void aReaderNeverSeesHalfAFile() throws Exception {
        JsonFile.write(file, FIRST);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> writing = other.submit(() -> {
                for (int time = 0; time < 300; time++) {
                    JsonFile.write(file, time % 2 == 0 ? SECOND : FIRST);
                }
                return null;
            });
            while (!writing.isDone()) {
                assertThat(JsonFile.read(file, SkippedAlbum.class).orElseThrow())
                        .isIn(FIRST, SECOND);
            }
            writing.get();
        }
    }

    @Test
    void aWriteThatFailsLeavesWhatWasThereAndNothingBeside() throws IOException {
        Files.createDirectories(file.resolve("in the way"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> JsonFile.write(file, FIRST));

        assertThat(names()).containsExactly("a.json");
        assertThat(file.resolve("in the way")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{", "{\"rank\":3,", "[]", "7", "nonsense", "\0\0\0\0"})
    void aFileThatMakesNoSenseIsNamed(String content) throws IOException {
        Files.writeString(file, content);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> JsonFile.read(file, SkippedAlbum.class))
                .withMessageContaining(file.toString());
    }

    @Test
    void linesAreReadBackInTheirOrder() throws IOException {
        for (SkippedAlbum album : List.of(FIRST, SECOND, THIRD)) {
            JsonFile.appendLine(file, album);
        }

        assertThat(JsonFile.readLines(file, SkippedAlbum.class)).containsExactly(FIRST, SECOND, THIRD);
    }

    /** Torn off anywhere, in the middle of a character too, by a crash; a restart appends behind it. */
    @Test
    void aTornLineHidesNeitherTheLinesBeforeItNorThoseAfterIt() throws IOException {
        JsonFile.appendLine(file, FIRST);
        byte[] before = Files.readAllBytes(file);
        JsonFile.appendLine(file, SECOND);
        byte[] whole = Files.readAllBytes(file);

        int jsonEnds = whole.length - 1;
        for (int length = before.length; length < jsonEnds; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(JsonFile.readLines(file, SkippedAlbum.class))
                    .as("torn after %d bytes", length)
                    .containsExactly(FIRST);

            JsonFile.appendLine(file, THIRD);
            assertThat(JsonFile.readLines(file, SkippedAlbum.class))
                    .as("torn after %d bytes, and gone on", length)
                    .containsExactly(FIRST, THIRD);
        }
    }

    @Test
    void aLineThatLacksOnlyItsEndCountsOnceItIsThere() throws IOException {
        JsonFile.appendLine(file, FIRST);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThat(JsonFile.readLines(file, SkippedAlbum.class)).isEmpty();

        JsonFile.appendLine(file, THIRD);
        assertThat(JsonFile.readLines(file, SkippedAlbum.class)).containsExactly(FIRST, THIRD);
    }

    /** After a power cut a file can end in zeros, or hold what no encoder wrote. */
    @Test
    void linesOfRubbishAreLeftOut() throws IOException {
        JsonFile.appendLine(file, FIRST);
        byte[] rubbish = "\0\0\0\0\nnull\n[]\n7\n\n{\"rank\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, rubbish, java.nio.file.StandardOpenOption.APPEND);
        Files.write(file, new byte[] {(byte) 0xc3, '\n', (byte) 0xff}, java.nio.file.StandardOpenOption.APPEND);
        JsonFile.appendLine(file, THIRD);

        assertThat(JsonFile.readLines(file, SkippedAlbum.class)).containsExactly(FIRST, THIRD);
    }

    @Test
    void linesOfSeveralThreadsNeverMix() throws Exception {
        List<SkippedAlbum> albums = IntStream.rangeClosed(1, 200)
                .mapToObj(rank -> new SkippedAlbum(rank, "a".repeat(rank * 20), "title", "reason", true))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> results = new ArrayList<>();
            for (SkippedAlbum album : albums) {
                results.add(pool.submit(() -> {
                    JsonFile.appendLine(file, album);
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(JsonFile.readLines(file, SkippedAlbum.class)).containsExactlyInAnyOrderElementsOf(albums);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(found -> found.getFileName().toString()).toList();
        }
    }
}
