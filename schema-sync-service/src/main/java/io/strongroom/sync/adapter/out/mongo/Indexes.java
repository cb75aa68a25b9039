package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.IndexOptions;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * For speed only: nothing is correct because of an index. One for each order of the grid, with the id that settles what
 * is equal, because not every store sorts by two fields without one.
 */
@ApplicationScoped
class Indexes {
    private static final Logger LOGGER = Logger.getLogger(Indexes.class);
    private static final List<String> ORDERS =
            List.of("nameLower", "key", "status", "objectCount", "instanceNameLower", "last.at", "schedule.nextAt");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SchemaCollection schemas;

    Indexes(SchemaCollection schemas) {
        this.schemas = schemas;
    }

    /** Waits a while for a store that starts at the same time. Without it the service starts and is not ready. */
    void create(@Observes StartupEvent start) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                createAll();
                return;
            } catch (StoreUnavailableException e) {
                if (System.nanoTime() - end > 0) {
                    LOGGER.warnf(
                            "Indexes wait for the next start, queries are slower until then cause=%s", e.getCause());
                    return;
                }
                if (!told) {
                    LOGGER.infof("Waiting for the store cause=%s", e.getCause());
                    told = true;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (MongoException e) {
                LOGGER.warn("Indexes could not be created; queries are slower until the next start", e);
                return;
            }
        }
    }

    private void createAll() {
        index(new Document("instanceId", 1).append("status", 1).append("nameLower", 1), false);
        ORDERS.forEach(field -> index(new Document(field, 1).append("_id", 1), false));
        index(new Document("pendingEvents.eventId", 1), true);
    }

    private void index(Document keys, boolean sparse) {
        StoreCalls.call(() -> schemas.mongoCollection().createIndex(keys, new IndexOptions().sparse(sparse)));
    }
}
