package org.lastfmwallpaper.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

class ImageReadersTest {

    /** Run in a JVM of its own, as ImageIO's registry fills once in each. */
    public static final class InsideAServer {
        private InsideAServer() {}

        public static void main(String[] args) throws Exception {
            URL[] classPath = Arrays.stream(args[0].split(File.pathSeparator))
                    .map(InsideAServer::url)
                    .toArray(URL[]::new);
            try (URLClassLoader application =
                    new URLClassLoader("application", classPath, ClassLoader.getPlatformClassLoader())) {
                Thread.currentThread().setContextClassLoader(application);
                Class<?> decoder = application.loadClass("org.lastfmwallpaper.cover.CoverDecoder");
                Object covers = decoder.getConstructor(long.class).newInstance(100_000L);
                Method decode = decoder.getMethod("decode", byte[].class);
                for (String name : new String[] {"cmyk.jpg", "lossy.webp", "animated.gif", "profile.png"}) {
                    decode.invoke(covers, (Object) CoverFiles.fixture(name));
                }
                System.out.println(
                        Thread.currentThread().getContextClassLoader().getName());
            }
            IIORegistry.getDefaultInstance()
                    .getServiceProviders(ImageReaderSpi.class, false)
                    .forEachRemaining(
                            reader -> System.out.println(reader.getClass().getName()));
        }

        private static URL url(String path) {
            try {
                return new File(path).toURI().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("not a class path entry: " + path, e);
            }
        }
    }

    @Test
    void leaveNothingOfTheApplicationInTheJvm() throws Exception {
        // The server's own class path: the tests, without the plug-ins.
        String tests = new File(CoverFiles.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getPath();
        String application = System.getProperty("java.class.path");
        Process server = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Djava.awt.headless=true",
                        "-cp",
                        tests,
                        InsideAServer.class.getName(),
                        application)
                .redirectErrorStream(true)
                .start();
        String output = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).as(output).isZero();
        assertThat(output)
                .startsWith("application")
                .contains("JPEGImageReaderSpi")
                .doesNotContain("twelvemonkeys");
    }
}
