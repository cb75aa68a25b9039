package io.strongroom.scheduler.config;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Broker, store and services often start together, and then the store may be the last one to answer. */
@ApplicationScoped
class StorePatience {
    private static final Logger LOGGER = Logger.getLogger(StorePatience.class);
    private static final int EXIT_STORE_UNAVAILABLE = 69;

    private final MongoClient client;
    private final String database;
    private final Duration patience;

    StorePatience(
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database,
            @ConfigProperty(name = "strongroom.store.patience") Duration patience) {
        this.client = client;
        this.database = database;
        this.patience = patience;
    }

    /** Before indexes are created and timers begin. Each try blocks until the driver gives up looking for a server. */
    void await(@Observes @Priority(Integer.MIN_VALUE) StartupEvent starting) {
        long end = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            try {
                client.getDatabase(database).runCommand(new Document("ping", 1));
                return;
            } catch (MongoException e) {
                if (System.nanoTime() > end) {
                    System.err.println(
                            "scheduler-service cannot start: the store at MONGODB_URI did not answer for " + patience);
                    Quarkus.asyncExit(EXIT_STORE_UNAVAILABLE);
                    throw new PreventFurtherStepsException(EXIT_STORE_UNAVAILABLE);
                }
                if (!told) {
                    LOGGER.warnf("Waiting for the store cause=%s", e.getMessage());
                    told = true;
                }
            }
        }
    }
}
