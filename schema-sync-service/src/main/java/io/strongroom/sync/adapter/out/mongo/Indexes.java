package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.IndexOptions;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.jboss.logging.Logger;

/** For speed only: nothing is correct because of an index. A store that is away at start gets them at the next one. */
@ApplicationScoped
class Indexes {
    private static final Logger LOGGER = Logger.getLogger(Indexes.class);

    private final SchemaCollection schemas;

    Indexes(SchemaCollection schemas) {
        this.schemas = schemas;
    }

    void create(@Observes StartupEvent start) {
        try {
            index(new Document("instanceId", 1).append("nameLower", 1), false);
            index(new Document("pendingEvents.eventId", 1), true);
        } catch (StoreUnavailableException | MongoException e) {
            LOGGER.warn("Indexes could not be created; queries are slower until the next start", e);
        }
    }

    private void index(Document keys, boolean sparse) {
        StoreCalls.call(() -> schemas.mongoCollection().createIndex(keys, new IndexOptions().sparse(sparse)));
    }
}
