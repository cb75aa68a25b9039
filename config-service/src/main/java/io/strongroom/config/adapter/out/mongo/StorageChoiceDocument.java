package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageId;
import java.time.Instant;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** The storage choice as it is stored, always under the same id. Shape 1 knew managed storage only and had no id. */
@MongoEntity(collection = "settings")
public class StorageChoiceDocument {

    static final String ID = "storage";
    static final int SCHEMA_VERSION = 2;

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public @Nullable String kind;
    public @Nullable String storageId;
    public @Nullable Instant chosenAt;

    static StorageChoiceDocument from(StorageChoice choice) {
        StorageChoiceDocument document = new StorageChoiceDocument();
        document.id = ID;
        document.schemaVersion = SCHEMA_VERSION;
        document.kind = choice.kind().name();
        document.storageId = choice.id().value();
        document.chosenAt = choice.chosenAt();
        return document;
    }

    StorageId storage() {
        if (schemaVersion < 1 || schemaVersion > SCHEMA_VERSION) {
            throw new IllegalStateException("the storage choice has the unknown schema version " + schemaVersion);
        }
        return storageId == null ? StorageId.MANAGED : new StorageId(storageId);
    }

    Instant chosenAt() {
        return Objects.requireNonNull(chosenAt, "chosenAt");
    }
}
