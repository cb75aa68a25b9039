package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.adapter.out.crypto.RandomTokenMint;
import io.strongroom.config.application.port.in.ManageTokens.Command;
import io.strongroom.config.application.port.in.ManageTokens.Issued;
import io.strongroom.config.application.port.in.ManageTokens.Outcome;
import io.strongroom.config.application.port.in.ManageTokens.Rejected;
import io.strongroom.config.application.port.in.ManageTokens.Revocation;
import io.strongroom.config.application.port.out.InMemoryTokenRepository;
import io.strongroom.config.domain.access.AccessRole;
import io.strongroom.config.domain.access.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManageTokensServiceTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final InMemoryTokenRepository repository = new InMemoryTokenRepository();
    private final ManageTokensService tokens = new ManageTokensService(repository, new RandomTokenMint(), clock);
    private final RecognizeTokenService recognition = new RecognizeTokenService(repository, clock);

    @Test
    void anIssuedTokenIsRecognised() {
        Issued issued = issue("ci", "operator", 30);

        assertThat(recognition.recognize(issued.secret().hash())).hasValueSatisfying(token -> {
            assertThat(token.id()).isEqualTo(issued.token().id());
            assertThat(token.role()).isEqualTo(AccessRole.OPERATOR);
            assertThat(token.expiresAt()).isEqualTo(now.get().plus(Duration.ofDays(30)));
        });
    }

    @Test
    void withoutAWishATokenLivesNinetyDays() {
        assertThat(issue("ci", "viewer", null).token().expiresAt())
                .isEqualTo(now.get().plus(Duration.ofDays(90)));
    }

    @Test
    void anExpiredTokenIsNobodysButKeepsItsName() {
        Issued issued = issue("ci", "viewer", 1);
        later(Duration.ofDays(1));

        assertThat(recognition.recognize(issued.secret().hash())).isEmpty();
        assertThat(tokens.issue(new Command("ci", "viewer", 1))).isInstanceOf(Rejected.class);
        assertThat(tokens.list(0, 20).items()).containsExactly(issued.token());
    }

    @Test
    void aRevokedTokenIsNobodys() {
        Issued issued = issue("ci", "viewer", 1);

        assertThat(tokens.revoke(issued.token().id())).isEqualTo(Revocation.REVOKED);

        assertThat(recognition.recognize(issued.secret().hash())).isEmpty();
        assertThat(tokens.revoke(issued.token().id())).isEqualTo(Revocation.NO_SUCH_TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "NULL, viewer, 1, name:field.required",
                "a/b, viewer, 1, name:name.malformed",
                "admin, viewer, 1, name:name.reserved",
                "taken, viewer, 1, name:name.taken",
                "TAKEN, viewer, 1, name:name.taken",
                "ci, NULL, 1, role:field.required",
                "ci, root, 1, role:role.unknown",
                "ci, viewer, 0, expiresInDays:expiresInDays.out-of-range",
                "ci, viewer, 366, expiresInDays:expiresInDays.out-of-range",
            },
            nullValues = "NULL")
    void whatIsWrongIsToldAtItsFieldAndNothingIsIssued(
            @Nullable String name, @Nullable String role, Integer days, String problem) {
        issue("taken", "viewer", 1);

        Outcome outcome = tokens.issue(new Command(name, role, days));

        assertThat(((Rejected) outcome).problems())
                .extracting(found -> found.field() + ":" + found.code().code())
                .containsExactly(problem);
        assertThat(repository.count()).isEqualTo(1);
    }

    @Test
    void aUseIsNotedEveryFiveMinutes() {
        Issued issued = issue("ci", "viewer", 1);
        recognition.recognize(issued.secret().hash());
        Instant first = now.get();

        later(Duration.ofMinutes(4));
        recognition.recognize(issued.secret().hash());
        assertThat(repository.findByHash(issued.secret().hash()).flatMap(AccessToken::lastUsedAt))
                .contains(first);

        later(Duration.ofMinutes(1));
        recognition.recognize(issued.secret().hash());
        assertThat(repository.findByHash(issued.secret().hash()).flatMap(AccessToken::lastUsedAt))
                .contains(now.get());
    }

    @Test
    void noTwoTokensAreAlike() {
        assertThat(issue("a", "viewer", 1).secret().reveal())
                .isNotEqualTo(issue("b", "viewer", 1).secret().reveal());
    }

    private Issued issue(String name, String role, @Nullable Integer days) {
        return (Issued) tokens.issue(new Command(name, role, days));
    }

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
