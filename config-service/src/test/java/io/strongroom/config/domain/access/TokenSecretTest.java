package io.strongroom.config.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenSecretTest {

    private static final TokenId ID = new TokenId("abcdefgh234567ab");

    /** The gateway's ShownTokenTest has the same one. */
    private static final String EXPECTED = "srm_abcdefgh234567ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8a60fa758";

    @Test
    void theTextHasPrefixIdSecretAndChecksum() {
        assertThat(secret().reveal()).isEqualTo(EXPECTED);
    }

    @Test
    void theTextIsNotInWhatIsPrinted() {
        assertThat(secret()).hasToString("TokenSecret[redacted]");
    }

    @Test
    void theHashIsOfTheWholeText() {
        assertThat(secret().hash().hex()).isEqualTo("b7fe2886c25725fc0ef8673f9009bc5790cffbb75331ddf790fb786f3a2214c9");
    }

    private static TokenSecret secret() {
        byte[] bytes = new byte[TokenSecret.RANDOM_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return TokenSecret.of(ID, bytes);
    }
}
