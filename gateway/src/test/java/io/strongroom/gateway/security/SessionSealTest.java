package io.strongroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.gateway.peers.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSealTest {

    private static final String TOKEN = "srm_the-token-that-nobody-may-see";

    private final ECPrivateKey key = anyKey();
    private final SessionSeal seal = new SessionSeal(new SigningKey(key));
    private final Session session = Session.begin(
                    ShownToken.of(TOKEN), new Random(7), Instant.parse("2026-11-27T08:00:00Z"))
            .seen(Instant.parse("2026-11-27T09:00:00Z"));

    @Test
    void aSessionComesBackAsItWas() {
        assertThat(seal.open(seal.seal(session))).contains(session);
    }

    @Test
    void anotherReplicaWithTheSameKeyOpensIt() {
        SessionSeal replica = new SessionSeal(new SigningKey(key));

        assertThat(replica.open(seal.seal(session))).contains(session);
    }

    @Test
    void anotherInstallationDoesNot() {
        SessionSeal stranger = new SessionSeal(new SigningKey(anyKey()));

        assertThat(stranger.open(seal.seal(session))).isEmpty();
    }

    @Test
    void noBitOfItCanBeChanged() {
        byte[] sealed = Base64.getUrlDecoder().decode(seal.seal(session));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertThat(seal.open(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("byte " + i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64 at all!", "AAAA", "äöü"})
    void whatIsNoSessionIsNone(String text) {
        assertThat(seal.open(text)).isEmpty();
        assertThat(seal.open(seal.seal(session) + text + "A")).isEmpty();
    }

    @Test
    void neitherTheTokenNorItsHashCanBeReadInIt() {
        String sealed = new String(Base64.getUrlDecoder().decode(seal.seal(session)), StandardCharsets.ISO_8859_1);
        byte[] hash = HexFormat.of().parseHex(session.token().sha256());

        assertThat(sealed)
                .doesNotContain(TOKEN)
                .doesNotContain(new String(hash, StandardCharsets.ISO_8859_1))
                .doesNotContain(session.token().sha256());
    }

    @Test
    void theSameSessionIsNeverSealedAlike() {
        assertThat(seal.seal(session)).isNotEqualTo(seal.seal(session));
    }

    private static ECPrivateKey anyKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return (ECPrivateKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
