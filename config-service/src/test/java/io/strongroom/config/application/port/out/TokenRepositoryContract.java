package io.strongroom.config.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.out.TokenRepository.Addition;
import io.strongroom.config.domain.access.AccessRole;
import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.Lifetime;
import io.strongroom.config.domain.access.TokenId;
import io.strongroom.config.domain.access.TokenName;
import io.strongroom.config.domain.access.TokenSecret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public abstract class TokenRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    /** Empty for each test. */
    protected abstract TokenRepository tokens();

    @Test
    void aTokenIsFoundByItsHash() {
        AccessToken token = token("ci", 'a');

        assertThat(tokens().add(token)).isEqualTo(Addition.ADDED);

        assertThat(tokens().findByHash(token.hash())).contains(token);
        assertThat(tokens().findByHash(token("other", 'b').hash())).isEmpty();
    }

    @Test
    void aNameIsGivenOnceWhateverItsCase() {
        tokens().add(token("ci", 'a'));

        assertThat(tokens().add(token("CI", 'b'))).isEqualTo(Addition.NAME_TAKEN);
        assertThat(tokens().count()).isEqualTo(1);
    }

    @Test
    void aRevokedNameCanBeGivenAgain() {
        AccessToken first = token("ci", 'a');
        AccessToken second = token("ci", 'b');
        tokens().add(first);

        assertThat(tokens().remove(first.id())).isTrue();
        assertThat(tokens().remove(first.id())).isFalse();
        assertThat(tokens().add(second)).isEqualTo(Addition.ADDED);

        assertThat(tokens().findByHash(first.hash())).isEmpty();
        assertThat(tokens().remove(first.id())).isFalse();
        assertThat(tokens().findByHash(second.hash())).contains(second);
    }

    @Test
    void tokensAreListedByName() {
        tokens().add(token("c", 'a'));
        tokens().add(token("A", 'b'));
        tokens().add(token("b", 'c'));

        assertThat(tokens().page(0, 2)).extracting(token -> token.name().text()).containsExactly("A", "b");
        assertThat(tokens().page(1, 2)).extracting(token -> token.name().text()).containsExactly("c");
    }

    @Test
    void useMovesForwardOnly() {
        AccessToken token = token("ci", 'a');
        tokens().add(token);

        tokens().noteUse(token, NOW.plusSeconds(60));
        tokens().noteUse(token, NOW.plusSeconds(30));

        assertThat(tokens().findByHash(token.hash()).flatMap(AccessToken::lastUsedAt))
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void theUseOfARevokedTokenIsNotThatOfTheNextWithItsName() {
        AccessToken first = token("ci", 'a');
        AccessToken second = token("ci", 'b');
        tokens().add(first);
        tokens().remove(first.id());
        tokens().add(second);

        tokens().noteUse(first, NOW.plusSeconds(60));

        assertThat(tokens().findByHash(second.hash()).flatMap(AccessToken::lastUsedAt))
                .isEmpty();
    }

    private static AccessToken token(String name, char seed) {
        TokenId id = new TokenId(String.valueOf(seed).repeat(16));
        return AccessToken.issued(
                id,
                new TokenName(name),
                AccessRole.OPERATOR,
                TokenSecret.of(id, new byte[TokenSecret.RANDOM_BYTES]),
                new Lifetime(30),
                NOW);
    }
}
