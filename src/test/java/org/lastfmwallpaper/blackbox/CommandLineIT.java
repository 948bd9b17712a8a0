package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** The command line, as a user runs it: the script, a process, a folder of pictures. */
class CommandLineIT {
    private static final long MINUTES = 3;

    private static LastFmStandIn standIn;

    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void open() throws IOException {
        standIn = LastFmStandIn.start();
    }

    @AfterAll
    static void close() {
        standIn.close();
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of("bin/lastfm-wallpaper").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(standIn.settings());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void makesPicturesOfTheSizeAndInTheFolderThatWereAskedFor() throws Exception {
        Run run = run("demo", "--limit", "3", "--style", "poster", "--size", "800x1200", "--out", "pictures");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("3 wallpapers in ")
                .contains(folder.resolve("pictures").toString());
        List<Path> pictures = Trial.files(folder.resolve("pictures"), "*");
        assertThat(pictures).hasSize(3).allMatch(file -> file.toString().endsWith(".png"));
        for (Path picture : pictures) {
            var image = ImageIO.read(picture.toFile());
            assertThat(image.getWidth()).isEqualTo(800);
            assertThat(image.getHeight()).isEqualTo(1200);
        }
    }

    @Test
    void tellsProgramsInJsonWhatWasMadeAndWhatWasNot() throws Exception {
        Run run = run("coverless", "--limit", "4", "--size", "640x360", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        JsonObject outcome;
        try (JsonReader reader = Json.createReader(new StringReader(run.out()))) {
            outcome = reader.readObject();
        }
        int made = outcome.getJsonArray("files").size();
        int skipped = outcome.getJsonArray("skippedAlbums").size();
        assertThat(made + skipped).isEqualTo(4);
        assertThat(skipped).isPositive();
        assertThat(outcome.getJsonArray("skippedAlbums").getJsonObject(0).getString("reason"))
                .isNotEmpty();
        assertThat(Path.of(outcome.getString("folder"))).isEqualTo(folder.resolve("wallpapers"));
        assertThat(Trial.files(folder.resolve("wallpapers"), "*")).hasSize(made);
    }

    @ParameterizedTest
    @CsvSource({
        "3, nobody, --limit 1, listener",
        "2, demo, --style cubist, vinyl",
        "2, demo, --limit 0, 1000",
        "2, demo, --size 99999x1, MAX_IMAGE_SIZE",
        "2, x, --limit 1, Last.fm name",
        "2, demo, --colour, --help",
    })
    void whatIsWrongHasItsExitCodeAndSaysWhatToDo(int exitCode, String name, String options, String says)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(options.split(" ")));

        Run run = run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).contains(says);
        assertThat(folder.resolve("wallpapers")).doesNotExist();
    }
}
