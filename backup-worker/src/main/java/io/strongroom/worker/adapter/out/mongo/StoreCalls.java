package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import java.util.function.Supplier;

/** Says of a failed call to the document store what the ledger's ports promise to say. */
final class StoreCalls {
    private static final int DUPLICATE_KEY = 11000;

    private StoreCalls() {}

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw new LedgerUnavailableException(e);
        }
    }

    static void run(Runnable call) {
        try {
            call.run();
        } catch (MongoException e) {
            throw new LedgerUnavailableException(e);
        }
    }

    /** Returns false when a document of this id is there already. */
    static boolean insert(Runnable call) {
        try {
            call.run();
            return true;
        } catch (MongoWriteException e) {
            if (e.getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw new LedgerUnavailableException(e);
        } catch (MongoException e) {
            throw new LedgerUnavailableException(e);
        }
    }
}
