package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.credential.SealedToken;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** The key proof as it is stored, always under the same id. */
@MongoEntity(collection = "settings")
public class KeyProofDocument {

    static final String ID = "key-proof";
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public @Nullable String sealed;

    static KeyProofDocument from(SealedToken proof) {
        KeyProofDocument document = new KeyProofDocument();
        document.id = ID;
        document.schemaVersion = SCHEMA_VERSION;
        document.sealed = proof.text();
        return document;
    }

    SealedToken toDomain() {
        return new SealedToken(Objects.requireNonNull(sealed, "sealed"));
    }
}
