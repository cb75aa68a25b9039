package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.RotateKeys;
import io.strongroom.config.application.port.out.SealedSecrets;
import io.strongroom.config.application.port.out.SealedSecrets.Sealed;
import io.strongroom.config.application.port.out.SecretKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares each secret with what was read before it writes, so several replicas may do this at once. */
public final class RotateKeysService implements RotateKeys {

    private final SealedSecrets secrets;
    private final SecretKeys keys;

    public RotateKeysService(SealedSecrets secrets, SecretKeys keys) {
        this.secrets = secrets;
        this.keys = keys;
    }

    @Override
    public Report rotate() {
        List<Sealed> all = secrets.all();
        Set<Integer> inUse = all.stream()
                .flatMapToInt(secret -> keys.sealedBy(secret.text()).stream())
                .boxed()
                .collect(Collectors.toSet());
        Optional<String> refusal = keys.reload(inUse).refusal();
        int sealedAnew = 0;
        int left = 0;
        for (Sealed secret : all) {
            if (isUnderPrimary(secret)) {
                continue;
            }
            if (keys.sealedBy(secret.text()).stream().anyMatch(keys::holds)
                    && secrets.replace(secret, keys.sealAnew(secret.text(), secret.owner()))) {
                sealedAnew++;
            } else {
                left++;
            }
        }
        return new Report(sealedAnew, left, refusal);
    }

    private boolean isUnderPrimary(Sealed secret) {
        return keys.sealedBy(secret.text()).stream().anyMatch(key -> key == keys.primary());
    }
}
