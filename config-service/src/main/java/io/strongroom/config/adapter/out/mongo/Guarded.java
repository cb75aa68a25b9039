package io.strongroom.config.adapter.out.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import java.util.function.Supplier;

/** Tells an outage of the store from a fault of ours. */
final class Guarded {

    private Guarded() {}

    static <T> T call(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MongoTimeoutException
                | MongoSocketException
                | MongoConnectionPoolClearedException
                | MongoServerUnavailableException
                | MongoNotPrimaryException
                | MongoNodeIsRecoveringException outage) {
            throw new StoreUnavailableException(outage);
        }
    }
}
