package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.CredentialCipher.UnreadableTokenException;
import io.strongroom.config.application.port.out.KeyProofRepository;
import io.strongroom.config.application.port.out.SealedSecrets;
import io.strongroom.config.application.port.out.SecretKeys;
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
    private final SealedSecrets secrets;
    private final SecretKeys keys;

    public ProveCredentialKeyService(
            KeyProofRepository proofs, CredentialCipher cipher, SealedSecrets secrets, SecretKeys keys) {
        this.proofs = proofs;
        this.cipher = cipher;
        this.secrets = secrets;
        this.keys = keys;
    }

    @Override
    public Verdict prove() {
        SealedToken proof = proofs.find().orElseGet(() -> proofs.keepFirst(cipher.seal(KNOWN, NOBODY)));
        boolean removedTooEarly = secrets.all().stream()
                .anyMatch(secret -> keys.sealedBy(secret.text()).stream().noneMatch(keys::holds));
        if (!opens(proof)) {
            return Verdict.OTHER_KEY;
        }
        return removedTooEarly ? Verdict.KEY_REMOVED_TOO_EARLY : Verdict.SAME_KEY;
    }

    private boolean opens(SealedToken proof) {
        try {
            return cipher.open(proof, NOBODY).equals(KNOWN);
        } catch (UnreadableTokenException sealedByAnotherKey) {
            return false;
        }
    }
}
