package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.in.ProveCredentialKey.Verdict;
import io.strongroom.config.application.port.out.InMemoryKeyProofRepository;
import io.strongroom.config.application.port.out.InMemorySealedSecrets;
import io.strongroom.config.application.port.out.NumberedSecretKeys;
import io.strongroom.config.application.port.out.ReversingCredentialCipher;
import io.strongroom.config.application.port.out.SealedSecrets.Place;
import org.junit.jupiter.api.Test;

class ProveCredentialKeyServiceTest {

    private final InMemoryKeyProofRepository proofs = new InMemoryKeyProofRepository();
    private final InMemorySealedSecrets secrets = new InMemorySealedSecrets();
    private final NumberedSecretKeys keys = new NumberedSecretKeys(1);

    @Test
    void theFirstStartAcceptsAnyKey() {
        assertThat(keyed("one").prove()).isEqualTo(Verdict.SAME_KEY);
    }

    @Test
    void aLaterStartAcceptsTheSameKey() {
        keyed("one").prove();

        assertThat(keyed("one").prove()).isEqualTo(Verdict.SAME_KEY);
    }

    @Test
    void aLaterStartRefusesAnotherKey() {
        keyed("one").prove();

        assertThat(keyed("two").prove()).isEqualTo(Verdict.OTHER_KEY);
    }

    @Test
    void aKeyThatStillSealsASecretMustNotBeMissing() {
        keyed("one").prove();
        secrets.put(Place.STORAGE, "s", "7:string");

        assertThat(keyed("one").prove()).isEqualTo(Verdict.KEY_REMOVED_TOO_EARLY);
    }

    private ProveCredentialKey keyed(String key) {
        return new ProveCredentialKeyService(proofs, new ReversingCredentialCipher(key), secrets, keys);
    }
}
