package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.CredentialCipher.UnreadableTokenException;
import io.strongroom.config.application.port.out.KeyProofRepository;
import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.UUID;

/** Seals a known text at the very first start and opens it at every later one. */
public final class ProveCredentialKeyService implements ProveCredentialKey {

    /** Owned by no instance: the proof can never be taken for somebody's token. */
    private static final InstanceId NOBODY = new InstanceId(new UUID(0, 0));

    private static final ApiToken KNOWN = new ApiToken("strongroom-key-proof");

    private final KeyProofRepository proofs;
    private final CredentialCipher cipher;

    public ProveCredentialKeyService(KeyProofRepository proofs, CredentialCipher cipher) {
        this.proofs = proofs;
        this.cipher = cipher;
    }

    @Override
    public Verdict prove() {
        SealedToken proof = proofs.find().orElseGet(() -> proofs.keepFirst(cipher.seal(KNOWN, NOBODY)));
        try {
            return cipher.open(proof, NOBODY).equals(KNOWN) ? Verdict.SAME_KEY : Verdict.OTHER_KEY;
        } catch (UnreadableTokenException sealedByAnotherKey) {
            return Verdict.OTHER_KEY;
        }
    }
}
