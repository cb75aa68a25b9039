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
    private final FailedAttempts attempts = new FailedAttempts(2, Duration.ofMinutes(1), time.withZone(ZoneOffset.UTC));

    @Test
    void someFailuresAreAllowed() {
        assertThat(attempts.tooMany("a")).isFalse();
        assertThat(attempts.tooMany("a")).isFalse();
        assertThat(attempts.tooMany("a")).isTrue();
    }

    @Test
    void addressesAreCountedApart() {
        attempts.tooMany("a");
        attempts.tooMany("a");

        assertThat(attempts.tooMany("b")).isFalse();
    }

    @Test
    void aNewWindowForgives() {
        attempts.tooMany("a");
        attempts.tooMany("a");
        attempts.tooMany("a");
        now.updateAndGet(instant -> instant.plusSeconds(60));

        assertThat(attempts.tooMany("a")).isFalse();
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        attempts.tooMany("first");
        attempts.tooMany("first");
        for (int i = 0; i < 10_000; i++) {
            attempts.tooMany("address-" + i);
        }

        assertThat(attempts.tooMany("first")).isFalse();
    }
}
