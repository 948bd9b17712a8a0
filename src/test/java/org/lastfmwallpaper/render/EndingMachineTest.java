package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.WallpaperStyle;

/** A server that is asked to end finishes the albums in hand, while the JVM's shutdown hooks run. */
class EndingMachineTest {
    @TempDir
    Path home;

    /** Draws its first wallpaper when the JVM has begun to end, and Java2D has removed what it wants to. */
    public static final class Program {
        private Program() {}

        public static void main(String[] args) {
            WallpaperRenderer renderer = new WallpaperRenderer(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
                while (hasFontsOfJava2D() && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                System.out.println("CRC " + crc(renderer));
            }));
        }

        private static boolean hasFontsOfJava2D() {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "+~JF*")) {
                return files.iterator().hasNext();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("cannot look for fonts", e);
            }
        }
    }

    private static long crc(WallpaperRenderer renderer) {
        CRC32 crc = new CRC32();
        crc.update(renderer.render(
                Pictures.photograph(100, 100),
                Pictures.ALBUM,
                Pictures.request(640, 360, WallpaperStyle.BLUR, CaptionStyle.PLAYS)));
        return crc.getValue();
    }

    @Test
    void whatIsRenderedThenIsTheSame() throws IOException, InterruptedException {
        Path output = home.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(Files.readString(output)).contains("CRC " + crc(new WallpaperRenderer(1)));
    }
}
