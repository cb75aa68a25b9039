package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** The id is schema and due time, so that the ids of a schema lie together and in the order of time. */
@MongoEntity(collection = "occurrences")
public class OccurrenceDocument {
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String id;

    public int schemaVersion;
    public String schemaId;
    public Instant at;
    public String outcome;
    public @Nullable String backupId;
    public String reason;
    public Instant decidedAt;

    static OccurrenceDocument from(Occurrence occurrence) {
        OccurrenceDocument document = new OccurrenceDocument();
        document.id = occurrence.id();
        document.schemaVersion = SCHEMA_VERSION;
        document.schemaId = occurrence.schemaId().value();
        document.at = occurrence.at();
        document.outcome = occurrence.outcome().name();
        document.backupId = occurrence.backupId().map(BackupId::value).orElse(null);
        document.reason = occurrence.reason();
        document.decidedAt = occurrence.decidedAt();
        return document;
    }

    Occurrence toDomain() {
        return new Occurrence(
                new SchemaId(schemaId),
                at,
                Occurrence.Outcome.valueOf(outcome),
                Optional.ofNullable(backupId).map(BackupId::new),
                reason,
                decidedAt);
    }
}
