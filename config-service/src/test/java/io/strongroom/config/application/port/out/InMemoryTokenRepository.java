package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import io.strongroom.config.domain.access.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

public final class InMemoryTokenRepository implements TokenRepository {

    private final SortedMap<String, AccessToken> byName = new TreeMap<>();

    @Override
    public Addition add(AccessToken token) {
        return byName.putIfAbsent(token.name().key(), token) == null ? Addition.ADDED : Addition.NAME_TAKEN;
    }

    @Override
    public Optional<AccessToken> findByHash(TokenHash hash) {
        return byName.values().stream()
                .filter(token -> token.hash().equals(hash))
                .findFirst();
    }

    @Override
    public List<AccessToken> page(int page, int size) {
        return byName.values().stream().skip((long) page * size).limit(size).toList();
    }

    @Override
    public long count() {
        return byName.size();
    }

    @Override
    public boolean remove(TokenId id) {
        return byName.values().removeIf(token -> token.id().equals(id));
    }

    @Override
    public void noteUse(AccessToken token, Instant at) {
        byName.computeIfPresent(token.name().key(), (key, known) -> {
            boolean news = known.id().equals(token.id())
                    && known.lastUsedAt().map(at::isAfter).orElse(true);
            return news
                    ? new AccessToken(
                            known.id(),
                            known.name(),
                            known.role(),
                            known.hash(),
                            known.createdAt(),
                            known.expiresAt(),
                            Optional.of(at))
                    : known;
        });
    }
}
