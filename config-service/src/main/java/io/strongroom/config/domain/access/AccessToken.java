package io.strongroom.config.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An issued API token: everything but its text. It ends by time or by being revoked, which removes it. */
public record AccessToken(
        TokenId id,
        TokenName name,
        AccessRole role,
        TokenHash hash,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {

    /** Coarse on purpose: finer would be a write for every look at a token, and nobody needs it. */
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

    public AccessToken {
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("expiresAt must be after createdAt");
        }
    }

    public static AccessToken issued(
            TokenId id, TokenName name, AccessRole role, TokenSecret secret, Lifetime lifetime, Instant now) {
        return new AccessToken(id, name, role, secret.hash(), now, now.plus(lifetime.duration()), Optional.empty());
    }

    /** Reads a token back from where it was stored. */
    public static AccessToken reconstitute(
            TokenId id,
            TokenName name,
            AccessRole role,
            TokenHash hash,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt) {
        return new AccessToken(id, name, role, hash, createdAt, expiresAt, lastUsedAt);
    }

    public boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether a use at this time is worth a write. */
    public boolean useIsNews(Instant now) {
        return lastUsedAt
                .map(last -> !now.isBefore(last.plus(USE_IS_NOTED_EVERY)))
                .orElse(true);
    }
}
