package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.DetectedProduct;
import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageKind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A database that is or was chosen; its id is the storage id. */
@MongoEntity(collection = "storages")
public class OwnDatabaseDocument {

    static final int SCHEMA_VERSION = 1;

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public @Nullable String kind;
    public @Nullable String host;
    public @Nullable String databaseName;
    public @Nullable String sealedConnection;
    public @Nullable String product;
    public @Nullable String productVersion;
    public @Nullable String productKind;
    public @Nullable Instant checkedAt;

    static OwnDatabaseDocument from(OwnDatabase database) {
        OwnDatabaseDocument document = new OwnDatabaseDocument();
        document.id = database.id().value();
        document.schemaVersion = SCHEMA_VERSION;
        document.kind = database.kind().name();
        document.host = database.host();
        document.databaseName = database.name().text();
        document.sealedConnection = database.connection().text();
        document.product = database.product().name();
        document.productVersion = database.product().version();
        document.productKind = database.product().kind().map(StorageKind::name).orElse(null);
        document.checkedAt = database.checkedAt();
        return document;
    }

    OwnDatabase toDomain() {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException("storage " + id + " has the unknown schema version " + schemaVersion);
        }
        return new OwnDatabase(
                StorageKind.valueOf(present(kind, "kind")),
                present(host, "host"),
                new DatabaseName(present(databaseName, "databaseName")),
                new SealedConnection(present(sealedConnection, "sealedConnection")),
                new DetectedProduct(
                        present(product, "product"),
                        present(productVersion, "productVersion"),
                        Optional.ofNullable(productKind).map(StorageKind::valueOf)),
                present(checkedAt, "checkedAt"));
    }

    private static <T> T present(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "a stored storage has no " + field);
    }
}
