package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.MongoException;
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

    Indexes(SlotCollection slots) {
        this.slots = slots;
    }

    void create(@Observes StartupEvent start) {
        try {
            StoreCalls.call(() -> slots.mongoCollection()
                    .createIndex(new Document("active.backupId", 1), new IndexOptions().sparse(true)));
            StoreCalls.call(() -> slots.mongoCollection()
                    .createIndex(new Document("pendingEvents.eventId", 1), new IndexOptions().sparse(true)));
        } catch (StoreUnavailableException | MongoException e) {
            LOGGER.warn("Indexes could not be created; queries are slower until the next start", e);
        }
    }
}
