package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may see every run: without a password only programs on the server's own machine. With one, see {@link SecretsIT},
 * whose server has one.
 */
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

    /** It listens on 127.0.0.1 all the same: tests open no port to others. */
    @Test
    void onAServerForOthersWithoutAPasswordNobodyMay() throws IOException {
        try (Stage stage = Stage.open(
                "public",
                Map.of("JAVA_OPTS", "-Dwallpaper.host=0.0.0.0", "START_LIMIT", "2", "TRUSTED_PROXIES", "127.0.0.1"))) {
            WallpaperClient.Answer refused = stage.client().get(ALL_RUNS);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().getString("detail")).contains("OPERATOR_USER", "OPERATOR_PASSWORD");
            assertThat(stage.server().log()).contains("nobody may see the list of all runs");
            whoStartsTooMuchIsToldWhenToComeAgain(stage);
        }
    }

    /** On the same server, as each takes its time to start: what counts is the address that the proxy names. */
    private static void whoStartsTooMuchIsToldWhenToComeAgain(Stage stage) {
        String tiny = "{\"username\":\"single\",\"width\":640,\"height\":360}";
        URI base = stage.server().base();
        assertThat(RawHttp.post(base, ALL_RUNS, "X-Forwarded-For: 203.0.113.7", tiny))
                .isEqualTo(202);
        assertThat(RawHttp.post(base, ALL_RUNS, "X-Forwarded-For: 9.9.9.9, 203.0.113.7", tiny))
                .isEqualTo(202);
        assertThat(RawHttp.post(base, ALL_RUNS, "X-Forwarded-For: 203.0.113.7", tiny))
                .isEqualTo(429);
        assertThat(RawHttp.post(base, ALL_RUNS, "X-Forwarded-For: 203.0.113.8", tiny))
                .isEqualTo(202);

        stage.client().post(ALL_RUNS, "no JSON"); // a request counts, whatever becomes of it
        stage.client().post(ALL_RUNS, "no JSON");
        WallpaperClient.Answer refused = stage.client().post(ALL_RUNS, tiny);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(Integer.parseInt(refused.headers().get("retry-after"))).isBetween(1, 30);
        assertThat(refused.json().getString("detail")).contains("Try again in");
    }
}
