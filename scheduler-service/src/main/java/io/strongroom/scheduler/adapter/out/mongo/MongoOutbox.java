package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.scheduler.application.port.out.Outbox;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.domain.schedule.ScheduleChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Events wait in the slot or the schedule that they tell about. */
@ApplicationScoped
class MongoOutbox implements Outbox {
    private static final Bson HAS_EVENTS = Filters.exists("pendingEvents.eventId");

    private final SlotCollection slots;
    private final ScheduleCollection schedules;

    MongoOutbox(SlotCollection slots, ScheduleCollection schedules) {
        this.slots = slots;
        this.schedules = schedules;
    }

    @Override
    public List<PendingEvent> pending(int limit) {
        return StoreCalls.call(() -> {
            List<PendingEvent> result = new ArrayList<>();
            for (SlotDocument slot : slots.mongoCollection().find(HAS_EVENTS).limit(limit)) {
                for (EventDocument event : Objects.requireNonNull(slot.pendingEvents)) {
                    result.add(event.toDomain(slot.schemaId));
                }
            }
            for (ScheduleDocument schedule :
                    schedules.mongoCollection().find(HAS_EVENTS).limit(limit)) {
                for (ScheduleDocument.ChangeDocument event : Objects.requireNonNull(schedule.pendingEvents)) {
                    result.add(event.toDomain(schedule.schemaId));
                }
            }
            return result;
        });
    }

    @Override
    public void remove(PendingEvent event) {
        StoreCalls.call(() -> home(event)
                .updateOne(
                        Filters.eq("_id", event.schemaId().value()),
                        Updates.pull("pendingEvents", new Document("eventId", event.eventId()))));
    }

    private MongoCollection<?> home(PendingEvent event) {
        return event.event() instanceof ScheduleChanged ? schedules.mongoCollection() : slots.mongoCollection();
    }
}
