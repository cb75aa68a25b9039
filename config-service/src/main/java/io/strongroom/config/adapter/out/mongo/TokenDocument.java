package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.access.AccessRole;
import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import io.strongroom.config.domain.access.TokenId;
import io.strongroom.config.domain.access.TokenName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** An API token as it is stored. Its id there is the key of its name, so that a name is given once. */
@MongoEntity(collection = "tokens")
public class TokenDocument {

    static final int SCHEMA_VERSION = 1;
    static final String TOKEN_ID = "tokenId";
    static final String SHA256 = "sha256";
    static final String LAST_USED_AT = "lastUsedAt";

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public @Nullable String tokenId;
    public @Nullable String name;
    public @Nullable String role;
    public @Nullable String sha256;
    public @Nullable Instant createdAt;
    public @Nullable Instant expiresAt;
    public @Nullable Instant lastUsedAt;

    static TokenDocument from(AccessToken token) {
        TokenDocument document = new TokenDocument();
        document.id = token.name().key();
        document.schemaVersion = SCHEMA_VERSION;
        document.tokenId = token.id().text();
        document.name = token.name().text();
        document.role = token.role().id();
        document.sha256 = token.hash().hex();
        document.createdAt = token.createdAt();
        document.expiresAt = token.expiresAt();
        document.lastUsedAt = token.lastUsedAt().orElse(null);
        return document;
    }

    AccessToken toDomain() {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException("a token has the unknown schema version " + schemaVersion);
        }
        return AccessToken.reconstitute(
                new TokenId(Objects.requireNonNull(tokenId, TOKEN_ID)),
                new TokenName(Objects.requireNonNull(name, "name")),
                AccessRole.parse(Objects.requireNonNull(role, "role")),
                new TokenHash(Objects.requireNonNull(sha256, SHA256)),
                Objects.requireNonNull(createdAt, "createdAt"),
                Objects.requireNonNull(expiresAt, "expiresAt"),
                Optional.ofNullable(lastUsedAt));
    }
}
