package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageKind;
import java.time.Instant;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** The storage choice as it is stored, always under the same id. */
@MongoEntity(collection = "settings")
public class StorageChoiceDocument {

    static final String ID = "storage";
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public @Nullable String kind;
    public @Nullable Instant chosenAt;

    static StorageChoiceDocument from(StorageChoice choice) {
        StorageChoiceDocument document = new StorageChoiceDocument();
        document.id = ID;
        document.schemaVersion = SCHEMA_VERSION;
        document.kind = choice.kind().name();
        document.chosenAt = choice.chosenAt();
        return document;
    }

    StorageChoice toDomain() {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException("the storage choice has the unknown schema version " + schemaVersion);
        }
        return new StorageChoice(
                StorageKind.valueOf(Objects.requireNonNull(kind, "kind")),
                Objects.requireNonNull(chosenAt, "chosenAt"));
    }
}
