package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.in.ProveCredentialKey.Verdict;
import io.strongroom.config.application.port.out.InMemoryKeyProofRepository;
import io.strongroom.config.application.port.out.ReversingCredentialCipher;
import org.junit.jupiter.api.Test;

class ProveCredentialKeyServiceTest {

    private final InMemoryKeyProofRepository proofs = new InMemoryKeyProofRepository();

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

    private ProveCredentialKey keyed(String key) {
        return new ProveCredentialKeyService(proofs, new ReversingCredentialCipher(key));
    }
}
