package io.strongroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.routes.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AcceptedTokensTest {

    private static final Caller ANNA = new Caller("anna", Role.OPERATOR);
    private static final ShownToken TOKEN = ShownToken.of("anna's token");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final InstantSource time = now::get;
    private final AcceptedTokens tokens = new AcceptedTokens(Duration.ofSeconds(10), 2, time.withZone(ZoneOffset.UTC));

    @Test
    void anAcceptedTokenIsTrustedForAMoment() {
        tokens.accept(TOKEN, ANNA, Instant.MAX);

        later(Duration.ofSeconds(9));
        assertThat(tokens.trusted(TOKEN)).contains(ANNA);
        later(Duration.ofSeconds(1));
        assertThat(tokens.trusted(TOKEN)).isEmpty();
    }

    @Test
    void trustEndsWhenTheTokenExpires() {
        tokens.accept(TOKEN, ANNA, now.get().plusSeconds(3));

        later(Duration.ofSeconds(3));

        assertThat(tokens.trusted(TOKEN)).isEmpty();
    }

    @Test
    void itsUseIsNoGuessForADay() {
        tokens.accept(TOKEN, ANNA, Instant.MAX);

        later(Duration.ofHours(23));
        assertThat(tokens.wasAcceptedLately(TOKEN)).isTrue();
        later(Duration.ofHours(1));
        assertThat(tokens.wasAcceptedLately(TOKEN)).isFalse();
    }

    @Test
    void aForgottenTokenIsLikeAnyOther() {
        tokens.accept(TOKEN, ANNA, Instant.MAX);

        tokens.forget(TOKEN);

        assertThat(tokens.trusted(TOKEN)).isEmpty();
        assertThat(tokens.wasAcceptedLately(TOKEN)).isFalse();
    }

    @Test
    void theOneThatWasNotUsedForLongestGivesWay() {
        ShownToken second = ShownToken.of("second");
        ShownToken third = ShownToken.of("third");
        tokens.accept(TOKEN, ANNA, Instant.MAX);
        tokens.accept(second, ANNA, Instant.MAX);
        tokens.trusted(TOKEN);

        tokens.accept(third, ANNA, Instant.MAX);

        assertThat(tokens.trusted(TOKEN)).isPresent();
        assertThat(tokens.trusted(second)).isEmpty();
    }

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
