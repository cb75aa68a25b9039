package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.sync.application.port.out.Outbox;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.sync.SyncChanged;
import io.strongroom.sync.domain.sync.SyncId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.Document;

@ApplicationScoped
class MongoSyncRunOutbox implements Outbox {
    private final SyncRunCollection runs;

    MongoSyncRunOutbox(SyncRunCollection runs) {
        this.runs = runs;
    }

    @Override
    public List<PendingEvent> pending(int limit) {
        return StoreCalls.call(() -> runs.findByIdOptional(SyncRunDocument.ONLY).stream()
                .flatMap(run -> run.pendingEvents == null
                        ? List.<SyncRunDocument.EventDocument>of().stream()
                        : run.pendingEvents.stream())
                .map(MongoSyncRunOutbox::toDomain)
                .toList());
    }

    @Override
    public void remove(PendingEvent event) {
        StoreCalls.call(() -> runs.mongoCollection()
                .updateOne(
                        Filters.eq("_id", SyncRunDocument.ONLY),
                        Updates.pull("pendingEvents", new Document("eventId", event.eventId()))));
    }

    private static PendingEvent toDomain(SyncRunDocument.EventDocument event) {
        return new PendingEvent.OfSync(
                event.eventId,
                event.correlationId,
                new SyncChanged(
                        new SyncId(event.syncId),
                        new InstanceId(event.instanceId),
                        event.state,
                        event.revision,
                        event.occurredAt));
    }
}
