package io.strongroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final InstantSource time = now::get;
    private final FailedAttempts attempts =
            new FailedAttempts(2, 5, Duration.ofMinutes(1), time.withZone(ZoneOffset.UTC));

    @Test
    void someFailuresAreAllowed() {
        attempts.failed("a");
        assertThat(attempts.pause("a")).isEmpty();

        attempts.failed("a");
        assertThat(attempts.pause("a")).contains(Duration.ofMinutes(1));
    }

    @Test
    void thePauseEndsWithTheWindowThatTheFirstFailureBegan() {
        attempts.failed("a");
        later(Duration.ofSeconds(20));
        attempts.failed("a");

        assertThat(attempts.pause("a")).contains(Duration.ofSeconds(40));
        later(Duration.ofSeconds(40));
        assertThat(attempts.pause("a")).isEmpty();
    }

    @Test
    void addressesAreCountedApart() {
        attempts.failed("a");
        attempts.failed("a");

        assertThat(attempts.pause("b")).isEmpty();
    }

    @Test
    void aNewWindowForgives() {
        attempts.failed("a");
        attempts.failed("a");
        later(Duration.ofMinutes(1));
        attempts.failed("a");

        assertThat(attempts.pause("a")).isEmpty();
    }

    @Test
    void whenManyGuessTogetherOneFailureIsEnough() {
        for (String network : new String[] {"a", "b", "c", "d", "e"}) {
            attempts.failed(network);
            assertThat(attempts.pause(network)).isEmpty();
        }
        attempts.failed("f");

        assertThat(attempts.pause("a")).isPresent();
        assertThat(attempts.pause("f")).isPresent();
    }

    @Test
    void whoeverHasSentNoWrongTokenIsNeverLockedOut() {
        for (int i = 0; i < 100; i++) {
            attempts.failed("attacker-" + i);
        }

        assertThat(attempts.pause("somebody")).isEmpty();
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        attempts.failed("first");
        attempts.failed("first");
        for (int i = 0; i < 10_000; i++) {
            attempts.failed("address-" + i);
        }

        assertThat(attempts.pause("first")).isEmpty();
    }

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
