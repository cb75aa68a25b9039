package io.strongroom.config.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"ci", "Anna Schmidt", "nightly-backups", "anna@example.com", "a"})
    void aNameIsWhatPeopleWouldWrite(String text) {
        assertThat(new TokenName(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ci", "ci-", "a\nb", "a\"b", "\u00fcber", "a<b"})
    void whatCouldConfuseALogIsRefused(String text) {
        assertThatThrownBy(() -> new TokenName(text))
                .isInstanceOfSatisfying(InvalidValueException.class, refused -> assertThat(refused.code())
                        .isEqualTo(FieldCode.NAME_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", "GATEWAY", "backup-worker"})
    void nobodyCanBeTakenForStrongroomItself(String text) {
        assertThatThrownBy(() -> new TokenName(text))
                .isInstanceOfSatisfying(InvalidValueException.class, refused -> assertThat(refused.code())
                        .isEqualTo(FieldCode.NAME_RESERVED));
    }

    @Test
    void namesThatDifferInCaseAreTheSame() {
        assertThat(new TokenName("CI").key()).isEqualTo(new TokenName("ci").key());
    }

    @Test
    void aNameHasAtMostSixtyFourCharacters() {
        assertThat(new TokenName("a".repeat(64)).text()).hasSize(64);
        assertThatThrownBy(() -> new TokenName("a".repeat(65))).isInstanceOf(InvalidValueException.class);
    }
}
