package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.sync.application.port.out.Outbox;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaChanged;
import io.strongroom.sync.domain.schema.SchemaFacts;
import io.strongroom.sync.domain.schema.SchemaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

@ApplicationScoped
class MongoSchemaOutbox implements Outbox {
    private final SchemaCollection schemas;

    MongoSchemaOutbox(SchemaCollection schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<PendingEvent> pending(int limit) {
        return StoreCalls.call(() -> {
            List<PendingEvent> result = new ArrayList<>();
            for (SchemaDocument schema : schemas.mongoCollection()
                    .find(Filters.exists("pendingEvents.eventId"))
                    .limit(limit)) {
                for (SchemaDocument.EventDocument event : Objects.requireNonNull(schema.pendingEvents)) {
                    result.add(toDomain(schema, event));
                }
            }
            return result;
        });
    }

    @Override
    public void remove(PendingEvent event) {
        if (event instanceof PendingEvent.OfSchema pending) {
            StoreCalls.call(() -> schemas.mongoCollection()
                    .updateOne(
                            Filters.eq("_id", pending.event().schemaId().value()),
                            Updates.pull("pendingEvents", new Document("eventId", event.eventId()))));
        }
    }

    private static PendingEvent toDomain(SchemaDocument schema, SchemaDocument.EventDocument event) {
        return new PendingEvent.OfSchema(
                event.eventId,
                event.correlationId,
                new SchemaChanged(
                        new SchemaId(schema.schemaId),
                        new InstanceId(schema.instanceId),
                        new SchemaFacts(schema.sourceId, event.name, event.key, event.objectCount),
                        event.status,
                        event.revision,
                        event.occurredAt,
                        Boolean.TRUE.equals(event.deleteBackups)));
    }
}
