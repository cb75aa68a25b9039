package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/** The newest that was heard of a schema. */
@MongoEntity(collection = "known_schemas")
public class KnownSchemaDocument {
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String schemaId;

    public int schemaVersion;
    public long revision;
    public boolean listed;
    public String instanceId;
    public String sourceId;
    public String name;
    public String status;

    static KnownSchemaDocument from(SchemaFacts facts, boolean listed, long revision) {
        KnownSchemaDocument document = new KnownSchemaDocument();
        document.schemaId = facts.schemaId().value();
        document.schemaVersion = SCHEMA_VERSION;
        document.revision = revision;
        document.listed = listed;
        document.instanceId = facts.instanceId().value();
        document.sourceId = facts.sourceId();
        document.name = facts.name();
        document.status = facts.status();
        return document;
    }

    SchemaFacts toDomain() {
        return new SchemaFacts(
                new SchemaId(schemaId), new InstanceId(instanceId), sourceId, name, status, Optional.empty());
    }
}
