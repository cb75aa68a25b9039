package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.scheduler.application.port.out.Outbox;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

@ApplicationScoped
class MongoOutbox implements Outbox {
    private final SlotCollection slots;

    MongoOutbox(SlotCollection slots) {
        this.slots = slots;
    }

    @Override
    public List<PendingEvent> pending(int limit) {
        return StoreCalls.call(() -> {
            List<PendingEvent> result = new ArrayList<>();
            for (SlotDocument slot : slots.mongoCollection()
                    .find(Filters.exists("pendingEvents.eventId"))
                    .limit(limit)) {
                for (EventDocument event : Objects.requireNonNull(slot.pendingEvents)) {
                    result.add(event.toDomain(slot.schemaId));
                }
            }
            return result;
        });
    }

    @Override
    public void remove(PendingEvent event) {
        StoreCalls.call(() -> slots.mongoCollection()
                .updateOne(
                        Filters.eq("_id", event.schemaId().value()),
                        Updates.pull("pendingEvents", new Document("eventId", event.eventId()))));
    }
}
