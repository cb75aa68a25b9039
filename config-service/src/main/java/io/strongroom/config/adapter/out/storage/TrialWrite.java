package io.strongroom.config.adapter.out.storage;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.strongroom.config.application.port.out.StorageInspector.Inspection;
import io.strongroom.config.domain.problem.FieldCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;

/** Does once what a backup does many times, and notes every privilege that is missing, not just the first. */
final class TrialWrite {

    private static final String COLLECTION = "strongroom_check";
    /** A document of the size of the largest chunk: some products refuse by size. */
    private static final int CHUNK_BYTES = 480 * 1024;

    /** What Azure Cosmos DB says to those that ask for more than was paid for. */
    private static final int RATE_TOO_LARGE = 16500;

    private static final int MOST_ATTEMPTS = 8;
    private static final int THROTTLED_MILLIS = 200;

    private final MongoDatabase database;
    private final MongoCollection<Document> collection;
    private final String id = UUID.randomUUID().toString();
    private final List<String> missing = new ArrayList<>();

    TrialWrite(MongoDatabase database) {
        this.database = database;
        this.collection = database.getCollection(COLLECTION);
    }

    /** Throws what has nothing to do with privileges. */
    Optional<Inspection> problem() {
        attempt(
                "insert",
                () -> collection.insertOne(new Document("_id", id).append("bytes", new Binary(new byte[CHUNK_BYTES]))));
        boolean[] found = {false};
        attempt("find", () -> found[0] = collection.find(Filters.eq("_id", id)).first() != null);
        attempt("createIndex", () -> collection.createIndex(Indexes.ascending("at")));
        attempt("remove", () -> collection.deleteOne(Filters.eq("_id", id)));
        if (missing.isEmpty() && !found[0]) {
            return Optional.of(StorageFault.refused(
                    FieldCode.CONNECTION_STRING_NOT_USABLE,
                    "A test document that was written could not be read back. Is readPreference a lagging secondary?"));
        }
        if (!missing.isEmpty()) {
            return Optional.of(StorageFault.refused(
                    FieldCode.CONNECTION_STRING_PRIVILEGE_MISSING,
                    "The user lacks the privilege to " + String.join(", ", missing) + " in the database "
                            + database.getName() + ". Grant it the role readWrite there."));
        }
        dropIfAllowed();
        return Optional.empty();
    }

    private void attempt(String privilege, Runnable step) {
        try {
            unhurried(step);
        } catch (MongoException failure) {
            if (StorageFault.demandsLogin(failure) || !StorageFault.isMissingPrivilege(failure)) {
                throw failure;
            }
            missing.add(privilege);
        }
    }

    /** A store that is asked too much just then will do: the worker waits for it as well. */
    private static void unhurried(Runnable step) {
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (MongoException failure) {
                if (failure.getCode() != RATE_TOO_LARGE || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
                pause(failure);
            }
        }
    }

    private static void pause(MongoException throttled) {
        try {
            TimeUnit.MILLISECONDS.sleep(THROTTLED_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw throttled;
        }
    }

    /** Not needed for backups: a user that may not drop leaves an empty collection. */
    private void dropIfAllowed() {
        try {
            unhurried(collection::drop);
        } catch (MongoException notAllowed) {
            if (!StorageFault.isMissingPrivilege(notAllowed)) {
                throw notAllowed;
            }
        }
    }
}
