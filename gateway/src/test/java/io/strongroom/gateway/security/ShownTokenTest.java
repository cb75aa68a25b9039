package io.strongroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.gateway.IssuedTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTokenTest {

    /** Made by config-service; its TokenSecretTest has the same one. */
    private static final String ISSUED = "srm_abcdefgh234567ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8a60fa758";

    @Test
    void anIssuedTokenIsWellFormed() {
        assertThat(ShownToken.of(ISSUED).wellFormed()).isTrue();
        assertThat(ShownToken.of(IssuedTokens.of("anna")).wellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srm_abcdefgh234567ab_BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8a60fa758",
                "srm_abcdefgh234567ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A60fa758",
                "srm_abcdefgh234567ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8a60fa75",
                "srm_abcdefgh234567a1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8a60fa758",
                "srt_abcdefgh234567ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8a60fa758",
                "",
                "srm_"
            })
    void whatWasMistypedIsNot(String token) {
        assertThat(ShownToken.of(token).wellFormed()).isFalse();
    }

    @Test
    void onlyTheSameTextIsTheSameToken() {
        assertThat(ShownToken.of("a").isSameAs(ShownToken.of("a"))).isTrue();
        assertThat(ShownToken.of("a").isSameAs(ShownToken.of("b"))).isFalse();
    }

    @Test
    void itsTextIsNowhere() {
        assertThat(ShownToken.of(ISSUED).toString()).doesNotContain("AAECAwQ");
    }
}
