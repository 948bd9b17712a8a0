package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.WallpaperStyle;

/** Slim containers have no fonts, and Java2D then starts none of its own accord. */
@EnabledOnOs(OS.LINUX)
class FontlessMachineTest {
    @TempDir
    Path home;

    /** Run in a process of its own, as Java2D looks for fonts once. */
    public static final class Program {
        private Program() {}

        public static void main(String[] args) {
            System.out.println("CRC " + crc());
        }
    }

    private static long crc() {
        CRC32 crc = new CRC32();
        crc.update(new WallpaperRenderer(1)
                .render(
                        Pictures.photograph(100, 100),
                        Pictures.ALBUM,
                        Pictures.request(640, 360, WallpaperStyle.BLUR, CaptionStyle.PLAYS)));
        return crc.getValue();
    }

    @Test
    void captionsInTheBundledTypefaceAreTheSameThere() throws IOException, InterruptedException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        Path fontconfig = Files.writeString(
                home.resolve("fonts.conf"),
                "<fontconfig><dir>" + empty + "</dir><cachedir>" + empty + "</cachedir></fontconfig>");
        Path output = home.resolve("output");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Duser.home=" + home, // Java2D remembers there what it once found
                        "-Djava.io.tmpdir=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().put("FONTCONFIG_FILE", fontconfig.toString());
        Process process = java.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(Files.readString(output)).contains("No fonts on this machine", "CRC " + crc());
        assertThat(process.exitValue()).isZero();
        try (var left = Files.list(home)) {
            assertThat(left).noneMatch(path -> path.toString().contains("lastfm-wallpaper"));
        }
    }
}
