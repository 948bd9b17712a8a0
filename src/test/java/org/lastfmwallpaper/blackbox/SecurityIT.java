package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers and other people's pages can do to a server. */
class SecurityIT {
    private static final String TINY_JOB = "{\"username\":\"single\",\"width\":640,\"height\":360}";

    private final Stage stage = Stage.shared();
    private final WallpaperClient client = stage.client();

    @ParameterizedTest
    @ValueSource(strings = {"", "api/config", "api/jobs/AAAAAAAAAAAAAAAAAAAAAA", "nothing", "js/app.js"})
    void everyAnswerKeepsABrowserFromDoingMoreThanThePageNeeds(String path) {
        try (Response response = client.target(path).request().get()) {
            assertThat(response.getHeaderString("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(response.getHeaderString("Server")).as("no banner").isNull();
            assertThat(response.getHeaderString("X-Powered-By")).as("no banner").isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 202",
        "Sec-Fetch-Site, none, 202",
        "Origin, https://elsewhere.example, 403",
        "Origin, null, 403",
        "Origin, 'not an address', 403",
        "X-Program, curl, 202",
    })
    void anotherSiteCannotStartAJob(String header, String value, int status) {
        // The JDK's client does not let an Origin through without being asked to; a socket does as it is told.
        assertThat(RawHttp.post(stage.server().base(), "api/jobs", header + ": " + value, TINY_JOB))
                .isEqualTo(status);
    }

    @Test
    void theServersOwnPageMayStartAJob() {
        String origin = "Origin: http://" + stage.server().base().getAuthority();

        assertThat(RawHttp.post(stage.server().base(), "api/jobs", origin, TINY_JOB))
                .isEqualTo(202);
    }

    @Test
    void aFormOfAnotherSiteIsNoJson() {
        try (Response response = client.target("api/jobs")
                .request()
                .post(Entity.entity("username=demo", MediaType.APPLICATION_FORM_URLENCODED_TYPE))) {
            assertThat(response.getStatus()).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestThatIsTooLargeIsNotEvenRead(boolean lengthKnown) {
        byte[] body =
                ("{\"username\":\"" + "x".repeat(20_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Entity<?> entity = lengthKnown
                ? Entity.entity(body, MediaType.APPLICATION_JSON_TYPE)
                : Entity.entity(new ByteArrayInputStream(body), MediaType.APPLICATION_JSON_TYPE);
        try (Response response = client.target("api/jobs").request().post(entity)) {
            assertThat(response.getStatus()).isEqualTo(413);
            assertThat(response.getHeaderString("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void nothingListensButHttpOnLoopback() throws IOException {
        assumeThat(Files.isReadable(Path.of("/proc/net/tcp"))).as("Linux").isTrue();
        Set<String> inodes = sockets(stage.server().pid());

        List<String> listening = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9 && columns[3].equals("0A") && inodes.contains(columns[9])) {
                    listening.add(columns[1]);
                }
            }
        }

        String port = "%04X".formatted(stage.server().base().getPort());
        assertThat(listening)
                .as("addresses as the kernel writes them")
                .singleElement()
                .asString()
                .matches("(0100007F|0000000000000000FFFF00000100007F|00000000000000000000000001000000):" + port);
    }

    /** The inodes of a process's sockets. */
    private static Set<String> sockets(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.filter(Files::isSymbolicLink).toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        }
        return inodes;
    }
}
