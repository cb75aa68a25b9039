package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.LongSupplier;
import org.bson.Document;

/**
 * The store's clock, read now and then and carried on by this machine's monotonic clock, so that leases do not depend on
 * the workers' own clocks agreeing or standing still.
 */
public final class StoreClock {
    private static final long REFRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private final MongoDatabase database;
    private final Clock localClock;
    private final LongSupplier nanos;
    private Instant storeTime = Instant.EPOCH;
    private long readAt;
    private boolean known;

    /** @param localClock what a store that does not tell its time is taken to have */
    public StoreClock(MongoDatabase database, Clock localClock, LongSupplier nanos) {
        this.database = database;
        this.localClock = localClock;
        this.nanos = nanos;
    }

    synchronized Instant now() {
        long current = nanos.getAsLong();
        if (!known || current - readAt > REFRESH_NANOS) {
            refresh();
            current = nanos.getAsLong();
        }
        return storeTime.plusNanos(current - readAt);
    }

    /** Half of the round trip is the best guess of how old the answer is. */
    private void refresh() {
        long asked = nanos.getAsLong();
        Document answer = StoreCalls.call(() -> database.runCommand(new Document("isMaster", 1)));
        long answered = nanos.getAsLong();
        Object told = answer.get("localTime");
        Instant then = told instanceof Date date ? date.toInstant() : localClock.instant();
        storeTime = then.plusNanos((answered - asked) / 2);
        readAt = answered;
        known = true;
    }
}
