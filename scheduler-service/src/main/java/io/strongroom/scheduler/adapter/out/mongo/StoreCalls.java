package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import java.util.Set;
import java.util.function.Supplier;

/** Tells "the store is away" from a bug of ours. */
final class StoreCalls {
    // NotWritablePrimary family, HostUnreachable, NetworkTimeout, Interrupted..., RequestRateTooLarge (Cosmos DB)
    private static final Set<Integer> PASSING =
            Set.of(6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 16500);

    private StoreCalls() {}

    static <T> T call(Supplier<T> action) {
        try {
            return action.get();
        } catch (MongoTimeoutException
                | MongoSocketException
                | MongoConnectionPoolClearedException
                | MongoServerUnavailableException
                | MongoNotPrimaryException
                | MongoNodeIsRecoveringException e) {
            throw new StoreUnavailableException("store does not answer", e);
        } catch (MongoCommandException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(MongoException e) {
        return PASSING.contains(e.getCode()) ? new StoreUnavailableException("store refuses for now", e) : e;
    }
}
