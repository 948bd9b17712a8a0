package org.lastfmwallpaper.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LastFmStandIn standIn;
    private Caller caller;
    private ChartEntry entry;

    @BeforeEach
    void start() {
        standIn = LastFmStandIn.start();
        caller = new Caller(standIn);
        entry = standIn.chart("single").getFirst();
    }

    @AfterEach
    void close() {
        caller.close();
        standIn.close();
    }

    @Test
    void aFaultHappensAsOftenAsAskedAndToNobodyElse() throws Exception {
        standIn.faults().add(Faults.originals(), Behaviour.status(503, Map.of("Retry-After", "7"), "later"), 2);

        for (int time = 0; time < 2; time++) {
            HttpResponse<byte[]> failed = caller.original(entry);
            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(failed.headers().firstValue("Retry-After")).contains("7");
            assertThat(failed.body()).asString().isEqualTo("later");
            assertThat(caller.call("user.getinfo", "user", "single").statusCode())
                    .isEqualTo(200);
        }
        assertThat(caller.original(entry).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerCanBeLate() throws Exception {
        standIn.faults().add(Faults.calls("user.getinfo"), Behaviour.delay(Duration.ofMillis(300)), 1);

        assertThat(millis("user.getinfo")).isGreaterThanOrEqualTo(300);
        assertThat(standIn.requests()).hasSize(1);
    }

    @Test
    void everyAnswerCanBeLate() throws Exception {
        standIn.latency(Duration.ofMillis(200));

        assertThat(millis("user.getinfo")).isGreaterThanOrEqualTo(200);
        assertThat(millis("user.gettopalbums")).isGreaterThanOrEqualTo(200);
    }

    private long millis(String method) throws Exception {
        long start = System.nanoTime();
        assertThat(caller.call(method, "user", "demo").statusCode()).isEqualTo(200);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Test
    void aBodyCanBeCutOff() throws Exception {
        standIn.faults().add(Faults.originals(), Behaviour.truncate(1000), 1);

        assertThatThrownBy(() -> caller.original(entry)).isInstanceOf(IOException.class);
        assertThat(caller.original(entry).body()).isEqualTo(standIn.original(entry.hash()));
    }

    @Test
    void aConnectionCanBeReset() throws Exception {
        // The client tries once more by itself when a reused connection is reset.
        standIn.faults().add(Faults.originals(), Behaviour.reset(), Integer.MAX_VALUE);

        assertThatThrownBy(() -> caller.original(entry)).isInstanceOf(IOException.class);
        standIn.faults().clear();
        assertThat(caller.original(entry).statusCode()).isEqualTo(200);
    }

    @Test
    void requestsCanBeHeldUntilTheTestLetsThemGo() throws Exception {
        standIn.original(entry.hash());
        Hold hold = Behaviour.hold();
        standIn.faults().add(Faults.originals(), hold, Integer.MAX_VALUE);
        CompletableFuture<HttpResponse<byte[]>> first = inBackground();
        CompletableFuture<HttpResponse<byte[]>> second = inBackground();

        hold.awaitHeld(2, PATIENCE);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        hold.release();

        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(second.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(caller.original(entry).statusCode()).isEqualTo(200);
    }

    @Test
    void awaitingWhatDoesNotComeFails() {
        assertThatThrownBy(() -> Behaviour.hold().awaitHeld(1, Duration.ofMillis(50)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("came: 0");
    }

    private CompletableFuture<HttpResponse<byte[]>> inBackground() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return caller.original(entry);
            } catch (IOException e) {
                throw new CompletionException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void whoeverWaitsIsLetGoWhenTheStandInCloses() throws Exception {
        Hold hold = Behaviour.hold();
        standIn.faults().add(Faults.originals(), hold, 1);
        CompletableFuture<HttpResponse<byte[]>> held = inBackground();
        hold.awaitHeld(1, PATIENCE);
        String slow = "/i/u/" + standIn.chart("slow").getFirst().hash() + ".png";
        try (var body = caller.open(slow).body()) {
            assertThat(body.read()).isEqualTo(0xff);

            standIn.close();

            assertThatThrownBy(() -> body.readAllBytes()).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> held.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void everyRequestIsRememberedInOrderWithoutTheKey() throws Exception {
        caller.call("user.getinfo", "user", "demo");
        caller.original(entry);
        caller.get("/i/u/300x300/" + entry.hash() + ".png");

        assertThat(standIn.requests().stream().map(Request::path))
                .containsExactly("/2.0/", "/i/u/" + entry.hash() + ".png", "/i/u/300x300/" + entry.hash() + ".png");
        assertThat(standIn.requests().stream().filter(Faults.originals())).hasSize(1);
        assertThat(standIn.requests().stream().filter(Faults.pictures())).hasSize(2);
        Request first = List.copyOf(standIn.requests()).getFirst();
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.parameter("user")).isEqualTo("demo");
        assertThat(first.parameter("api_key")).isEqualTo(LastFmStandIn.API_KEY);
        assertThat(first.toString()).contains("user=demo").doesNotContain(LastFmStandIn.API_KEY);
    }

    @Test
    void aTakenPortIsNamed() {
        int port = standIn.apiUrl().getPort();

        assertThatThrownBy(() -> LastFmStandIn.start(port)).hasMessageContaining(String.valueOf(port));
    }

    @Test
    void aFaultThatNeverHappensIsAMistake() {
        assertThatThrownBy(() -> standIn.faults().add(Faults.originals(), Behaviour.reset(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
