package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see every run: the operator, and without a password only programs on the server's own machine. */
class OperatorIT {
    private static final String ALL_RUNS = "api/jobs";

    @Test
    void onLoopbackWithoutAPasswordTheMachinesOwnProgramsMay() throws IOException {
        Stage open = Stage.shared();

        assertThat(RawHttp.get(open.server().base(), ALL_RUNS)).isEqualTo(200);
        assertThat(open.server().log()).contains("every program on this machine may see the list of all runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "Forwarded: for=203.0.113.7",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy",
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example",
            })
    void whoComesThroughAProxyOrUnderAnotherNameMayNot(String header) {
        assertThat(RawHttp.get(Stage.shared().server().base(), ALL_RUNS, header))
                .isEqualTo(403);
    }

    @Test
    void whatAPageNeedsStaysOpenToEverybody() {
        for (String path : new String[] {"api/config", "api/memory"}) {
            assertThat(RawHttp.get(Stage.shared().server().base(), path, "X-Forwarded-For: 203.0.113.7"))
                    .isEqualTo(200);
        }
    }

    @Test
    void withAPasswordItIsAskedFor() throws IOException {
        try (Stage stage = Stage.open("operator", Map.of("OPERATOR_USER", "ann", "OPERATOR_PASSWORD", "pass:wörd"))) {
            WallpaperClient.Answer refused = stage.client().get(ALL_RUNS);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.headers().get("www-authenticate")).startsWith("Basic realm=");
            assertThat(refused.json().getString("detail")).contains("OPERATOR_PASSWORD");

            assertThat(status(stage, "ann:pass:wörd")).isEqualTo(200);
            assertThat(status(stage, "ann:pass:wörD")).isEqualTo(401);
            assertThat(status(stage, "bob:pass:wörd")).isEqualTo(401);
            assertThat(status(stage, "ann")).isEqualTo(401);
            assertThat(RawHttp.get(stage.server().base(), ALL_RUNS, "Authorization: Basic !"))
                    .isEqualTo(401);
            assertThat(stage.server().log()).doesNotContain("pass:w");
        }
    }

    private static int status(Stage stage, String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return RawHttp.get(stage.server().base(), ALL_RUNS, "Authorization: Basic " + encoded);
    }

    /** It listens on 127.0.0.1 all the same: tests open no port to others. */
    @Test
    void onAServerForOthersWithoutAPasswordNobodyMay() throws IOException {
        try (Stage stage = Stage.open("public", Map.of("JAVA_OPTS", "-Dwallpaper.host=0.0.0.0"))) {
            WallpaperClient.Answer refused = stage.client().get(ALL_RUNS);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().getString("detail")).contains("OPERATOR_USER", "OPERATOR_PASSWORD");
            assertThat(stage.server().log()).contains("nobody may see the list of all runs");
        }
    }
}
