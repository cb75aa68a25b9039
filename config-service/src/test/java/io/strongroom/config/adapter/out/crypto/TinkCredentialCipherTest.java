package io.strongroom.config.adapter.out.crypto;

import static io.strongroom.config.domain.instance.InstanceFixtures.OTHER_WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.TOKEN;
import static io.strongroom.config.domain.instance.InstanceFixtures.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.CredentialCipher.UnreadableTokenException;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TinkCredentialCipherTest {

    private static final InstanceId OWNER = InstanceId.ofCloudWorkspace(WORKSPACE);
    private static final InstanceId SOMEBODY_ELSE = InstanceId.ofCloudWorkspace(OTHER_WORKSPACE);

    private final CredentialCipher cipher = keyed((byte) 1);

    @Test
    void aSealedTokenOpensForItsOwner() {
        assertThat(cipher.open(cipher.seal(TOKEN, OWNER), OWNER)).isEqualTo(TOKEN);
    }

    @Test
    void aSealedTokenDoesNotOpenForSomebodyElse() {
        SealedToken sealed = cipher.seal(TOKEN, OWNER);

        assertThatThrownBy(() -> cipher.open(sealed, SOMEBODY_ELSE)).isInstanceOf(UnreadableTokenException.class);
    }

    @Test
    void aSealedTokenDoesNotOpenWithAnotherKey() {
        SealedToken sealed = cipher.seal(TOKEN, OWNER);

        assertThatThrownBy(() -> keyed((byte) 2).open(sealed, OWNER)).isInstanceOf(UnreadableTokenException.class);
    }

    @Test
    void anAlteredTokenDoesNotOpen() {
        byte[] sealed = Base64.getDecoder().decode(cipher.seal(TOKEN, OWNER).text());
        sealed[sealed.length - 1] ^= 1;
        SealedToken altered = new SealedToken(Base64.getEncoder().encodeToString(sealed));

        assertThatThrownBy(() -> cipher.open(altered, OWNER)).isInstanceOf(UnreadableTokenException.class);
    }

    @Test
    void whatWasNeverSealedDoesNotOpen() {
        assertThatThrownBy(() -> cipher.open(new SealedToken("not base64!"), OWNER))
                .isInstanceOf(UnreadableTokenException.class);
    }

    @Test
    void sealingTwiceGivesDifferentTextsWithoutTheToken() {
        SealedToken once = cipher.seal(TOKEN, OWNER);
        SealedToken twice = cipher.seal(TOKEN, OWNER);

        assertThat(once).isNotEqualTo(twice);
        assertThat(new String(Base64.getDecoder().decode(once.text()), StandardCharsets.ISO_8859_1))
                .doesNotContain(TOKEN.reveal());
    }

    private static CredentialCipher keyed(byte fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, fill);
        String configured = Base64.getEncoder().encodeToString(key);
        return new TinkCredentialCipher(
                new TinkSecretKeys(() -> CredentialKey.allFrom(Optional.of(configured), Optional.empty())));
    }
}
