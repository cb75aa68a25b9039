package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.instance.NameClaim;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryInstanceNameRepository implements InstanceNameRepository {

    private final Map<String, NameClaim> claims = new ConcurrentHashMap<>();

    @Override
    public Optional<NameClaim> find(String nameKey) {
        return Optional.ofNullable(claims.get(nameKey));
    }

    @Override
    public boolean keepFirst(NameClaim claim) {
        return claims.putIfAbsent(claim.nameKey(), claim) == null;
    }

    @Override
    public boolean replace(NameClaim held, NameClaim claim) {
        NameClaim kept = claims.get(held.nameKey());
        return kept != null
                && kept.isFor(held.instanceId(), held.revision())
                && claims.replace(held.nameKey(), kept, claim);
    }

    @Override
    public void release(NameClaim claim) {
        claims.computeIfPresent(
                claim.nameKey(), (key, kept) -> kept.isFor(claim.instanceId(), claim.revision()) ? null : kept);
    }
}
