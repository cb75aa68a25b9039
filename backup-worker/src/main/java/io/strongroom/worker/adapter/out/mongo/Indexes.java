package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;

/** For speed only: nothing is correct because of an index. A store that is away at start gets them at the next one. */
@ApplicationScoped
class Indexes {
    private static final Logger LOGGER = Logger.getLogger(Indexes.class);

    private final JobCollection jobs;
    private final TaskCollection tasks;

    Indexes(JobCollection jobs, TaskCollection tasks) {
        this.jobs = jobs;
        this.tasks = tasks;
    }

    void create(@Observes StartupEvent start) {
        try {
            create(jobs.mongoCollection(), new Document("active", 1).append("requestedAt", 1));
            create(jobs.mongoCollection(), new Document("unpublished", 1).append("requestedAt", 1));
            create(jobs.mongoCollection(), new Document(MongoJobLedger.UNTOLD + "._id", 1), true);
            create(jobs.mongoCollection(), new Document("schemaId", 1).append("requestedAt", -1));
            create(tasks.mongoCollection(), new Document("backupId", 1).append("expected", -1));
            create(tasks.mongoCollection(), new Document("instanceId", 1).append("status", 1));
            create(
                    jobs.mongoDatabase().getCollection(MongoSnapshotRoots.COLLECTION),
                    new Document("schemaId", 1).append("_id", -1));
        } catch (LedgerUnavailableException e) {
            LOGGER.warn("Indexes could not be created; queries are slower until the next start", e);
        }
    }

    private static void create(MongoCollection<?> collection, Bson keys) {
        create(collection, keys, false);
    }

    private static void create(MongoCollection<?> collection, Bson keys, boolean sparse) {
        StoreCalls.call(() -> collection.createIndex(keys, new IndexOptions().sparse(sparse)));
    }
}
