package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.strongroom.backing.BackingServices;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of the backing store for tests that need the protocol and no Quarkus. */
public final class SnapshotDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Map<String, String> backing = Map.of();
    private MongoClient client = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=1");

    @Override
    public void beforeAll(ExtensionContext context) {
        client.close();
        backing = new BackingServices().start();
        client = MongoClients.create(backing.get("quarkus.mongodb.connection-string"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
    }

    /** One that nobody has used. */
    public MongoDatabase fresh() {
        return client.getDatabase(backing.get("quarkus.mongodb.database") + "-" + DATABASES.incrementAndGet());
    }
}
