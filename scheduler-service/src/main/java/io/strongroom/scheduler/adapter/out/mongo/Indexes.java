package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.jboss.logging.Logger;

/** For speed only: nothing is correct because of an index. A store that is away at start gets them at the next one. */
@ApplicationScoped
class Indexes {
    private static final Logger LOGGER = Logger.getLogger(Indexes.class);

    private final SlotCollection slots;
    private final ScheduleCollection schedules;
    private final OccurrenceCollection occurrences;

    Indexes(SlotCollection slots, ScheduleCollection schedules, OccurrenceCollection occurrences) {
        this.slots = slots;
        this.schedules = schedules;
        this.occurrences = occurrences;
    }

    void create(@Observes StartupEvent start) {
        try {
            create(slots.mongoCollection(), "active.backupId", true);
            create(slots.mongoCollection(), "pendingEvents.eventId", true);
            create(schedules.mongoCollection(), "pendingEvents.eventId", true);
            create(schedules.mongoCollection(), "schedule.nextAt", true);
            create(schedules.mongoCollection(), "schedule.instanceId", false);
            create(occurrences.mongoCollection(), "at", false);
        } catch (StoreUnavailableException | MongoException e) {
            LOGGER.warn("Indexes could not be created; queries are slower until the next start", e);
        }
    }

    private static void create(MongoCollection<?> collection, String field, boolean sparse) {
        StoreCalls.call(() -> collection.createIndex(new Document(field, 1), new IndexOptions().sparse(sparse)));
    }
}
