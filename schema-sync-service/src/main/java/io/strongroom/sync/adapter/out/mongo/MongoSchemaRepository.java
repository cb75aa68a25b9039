package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaChanged;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

@ApplicationScoped
class MongoSchemaRepository implements SchemaRepository {
    private static final Set<String> OPTIONAL = Set.of(
            "failureCode", "failureMessage", "removedWithBackups", "newest", "last", "goneUpTo", "behind", "schedule");

    private final SchemaCollection schemas;

    MongoSchemaRepository(SchemaCollection schemas) {
        this.schemas = schemas;
    }

    @Override
    public Optional<SyncedSchema> find(SchemaId id) {
        return StoreCalls.call(() -> schemas.findByIdOptional(id.value()).map(SchemaDocument::toDomain));
    }

    @Override
    public List<SyncedSchema> findAll(Collection<SchemaId> ids) {
        List<String> keys = ids.stream().map(SchemaId::value).toList();
        return StoreCalls.call(() -> schemas.mongoCollection()
                .find(Filters.in("_id", keys))
                .map(SchemaDocument::toDomain)
                .into(new ArrayList<>()));
    }

    @Override
    public List<SchemaId> findIds(InstanceId instanceId) {
        return StoreCalls.call(() -> schemas.mongoDatabase()
                .getCollection(schemas.mongoCollection().getNamespace().getCollectionName())
                .find(Filters.eq("instanceId", instanceId.value()))
                .projection(Projections.include("_id"))
                .map((Document document) -> new SchemaId(document.getString("_id")))
                .into(new ArrayList<>()));
    }

    @Override
    public Saved save(SyncedSchema schema, List<PendingEvent.OfSchema> events) {
        SchemaDocument document = SchemaDocument.from(schema);
        List<SchemaDocument.EventDocument> pending =
                events.stream().map(MongoSchemaRepository::document).toList();
        return StoreCalls.call(() -> {
            if (schema.revision() == 0) {
                document.pendingEvents = pending;
                return CompareAndSet.insert(schemas.mongoCollection(), document);
            }
            return CompareAndSet.update(
                    schemas.mongoCollection(), document.schemaId, schema.revision(), document, OPTIONAL, pending);
        });
    }

    private static SchemaDocument.EventDocument document(PendingEvent.OfSchema pending) {
        SchemaChanged event = pending.event();
        SchemaDocument.EventDocument document = new SchemaDocument.EventDocument();
        document.eventId = pending.eventId();
        document.correlationId = pending.correlationId();
        document.name = event.facts().name();
        document.key = event.facts().key();
        document.status = event.status();
        document.objectCount = event.facts().objectCount();
        document.revision = event.revision();
        document.occurredAt = event.occurredAt();
        document.deleteBackups = event.deleteBackups() ? Boolean.TRUE : null;
        return document;
    }
}
