package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;

/** Calls to the document store in the snapshots' terms of failure. */
final class SnapshotCalls {
    private static final int DUPLICATE_KEY = 11000;
    /** Unauthorized, AuthenticationFailed, OutOfDiskSpace, document too large, refused by a validator. */
    private static final Set<Integer> REJECTED = Set.of(13, 18, 14031, 10334, 17280, 121);

    private SnapshotCalls() {}

    enum Insertion {
        INSERTED,
        THERE_ALREADY
    }

    static <T> T call(String action, Supplier<T> command) {
        try {
            return command.get();
        } catch (MongoException e) {
            String message = "cannot " + action;
            throw REJECTED.contains(e.getCode())
                    ? new SnapshotStoreRejectedException(message, e)
                    : new SnapshotStoreUnavailableException(message, e);
        }
    }

    static Insertion insert(String action, MongoCollection<Document> collection, Document document) {
        return call(action, () -> {
            try {
                collection.insertOne(document);
                return Insertion.INSERTED;
            } catch (MongoWriteException e) {
                if (e.getError().getCode() != DUPLICATE_KEY) {
                    throw e;
                }
                return Insertion.THERE_ALREADY;
            }
        });
    }
}
