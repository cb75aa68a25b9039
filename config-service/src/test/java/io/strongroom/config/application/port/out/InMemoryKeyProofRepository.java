package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.credential.SealedToken;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The key proof in memory. */
public final class InMemoryKeyProofRepository implements KeyProofRepository {

    private final Map<String, SealedToken> proofs = new ConcurrentHashMap<>();

    @Override
    public Optional<SealedToken> find() {
        return Optional.ofNullable(proofs.get("proof"));
    }

    @Override
    public SealedToken keepFirst(SealedToken proof) {
        SealedToken earlier = proofs.putIfAbsent("proof", proof);
        return earlier == null ? proof : earlier;
    }
}
