package org.lastfmwallpaper.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JobRepositoryTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicReference<String> fault = new AtomicReference<>("");
    private final JobRepository repository = new JobRepository(
            () -> {
                if (!fault.get().isEmpty()) {
                    throw new IllegalStateException(fault.get());
                }
            },
            now::get);

    @Test
    void aRepositoryThatAnswersHasNoFault() {
        repository.look();

        assertThat(repository.fault()).isEmpty();
    }

    @Test
    void aFaultIsToldUntilItAnswersAgain() {
        fault.set("connection refused");
        repository.look();
        assertThat(repository.fault())
                .hasValueSatisfying(told -> assertThat(told).contains("connection refused"));

        fault.set("");
        repository.look();
        assertThat(repository.fault()).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeIsAFault() {
        repository.look();

        now.addAndGet(JobRepository.SILENCE.plus(Duration.ofSeconds(1)).toNanos());

        assertThat(repository.fault()).contains("no answer for 21 seconds");
    }

    @Test
    void aServerThatHasJustStartedIsGivenTime() {
        assertThat(repository.fault()).isEmpty();

        now.addAndGet(JobRepository.SILENCE.toNanos() + 1);

        assertThat(repository.fault()).isPresent();
    }
}
