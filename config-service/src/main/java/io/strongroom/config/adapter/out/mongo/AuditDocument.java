package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** An audit entry as it is stored; {@code status} is set once, when the outcome is known. */
@MongoEntity(collection = "audit")
public class AuditDocument {

    static final int SCHEMA_VERSION = 1;
    static final String STATUS = "status";

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public @Nullable Instant at;
    public @Nullable String user;
    public @Nullable String role;
    public @Nullable String action;
    public @Nullable String resource;
    public @Nullable List<String> fields;
    public @Nullable String correlationId;
    public @Nullable String remoteAddress;
    public @Nullable Integer status;

    static AuditDocument from(AuditEntry entry) {
        AuditDocument document = new AuditDocument();
        document.id = entry.id().text();
        document.schemaVersion = SCHEMA_VERSION;
        document.at = entry.at();
        document.user = entry.user();
        document.role = entry.role();
        document.action = entry.action();
        document.resource = entry.resource();
        document.fields = entry.fields();
        document.correlationId = entry.correlationId();
        document.remoteAddress = entry.remoteAddress();
        document.status = entry.status().orElse(null);
        return document;
    }

    AuditEntry toDomain() {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException("an audit entry has the unknown schema version " + schemaVersion);
        }
        return new AuditEntry(
                new AuditId(Objects.requireNonNull(id, "_id")),
                Objects.requireNonNull(at, "at"),
                Objects.requireNonNull(user, "user"),
                Objects.requireNonNull(role, "role"),
                Objects.requireNonNull(action, "action"),
                Objects.requireNonNull(resource, "resource"),
                Objects.requireNonNull(fields, "fields"),
                Objects.requireNonNull(correlationId, "correlationId"),
                Objects.requireNonNull(remoteAddress, "remoteAddress"),
                Optional.ofNullable(status));
    }
}
