package io.strongroom.worker.adapter.out.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.RateHeaders;
import io.strongroom.assets.call.Waiting;
import io.strongroom.assets.rate.PacedRate;
import io.strongroom.assets.rate.RateBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One budget per site and endpoint for all workers, a document that holds the next free slot. A worker reserves a fraction
 * of a second's worth of slots by compare-and-set and hands them to its own calls; what it does not use in time is lost.
 */
public final class SharedRateBudget implements RateBudget {
    static final String COLLECTION = "budgets";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final double RESERVED_SECONDS = 0.25;
    private static final int MOST_RESERVED = 100;
    private static final Duration STALE = Duration.ofSeconds(1);
    private static final Duration LOOK = Waiting.STEP;

    private final MongoDatabase database;
    private final StoreClock clock;
    private final double headroom;
    private final Optional<Integer> limitPerMinute;
    private final Map<String, Local> locals = new ConcurrentHashMap<>();

    /**
     * @param headroom share of the limit that is left to the customer's own integrations
     * @param limitPerMinute instead of the documented limits of the endpoints
     */
    public SharedRateBudget(
            MongoDatabase database, StoreClock clock, double headroom, Optional<Integer> limitPerMinute) {
        this.database = database;
        this.clock = clock;
        this.headroom = headroom;
        this.limitPerMinute = limitPerMinute;
    }

    /** What this worker keeps of a budget between two reservations; guarded by itself. */
    private static final class Local {
        private final Deque<Instant> slots = new ArrayDeque<>();
        private int successes;
        private volatile double perSecond;
    }

    @Override
    public void acquire(String siteKey, Endpoint endpoint, Cancellation cancellation) {
        Instant slot = takeSlot(siteKey, endpoint);
        while (true) {
            cancellation.throwIfCancelled();
            Duration left = Duration.between(clock.now(), slot);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            LockSupport.parkNanos(Math.min(left.toNanos(), LOOK.toNanos()));
        }
    }

    private Instant takeSlot(String siteKey, Endpoint endpoint) {
        Local local = local(siteKey, endpoint);
        synchronized (local) {
            Instant oldest = clock.now().minus(STALE);
            while (!local.slots.isEmpty() && local.slots.element().isBefore(oldest)) {
                local.slots.remove();
            }
            if (local.slots.isEmpty()) {
                reserve(siteKey, endpoint, local);
            }
            return local.slots.remove();
        }
    }

    private void reserve(String siteKey, Endpoint endpoint, Local local) {
        int successes = local.successes;
        PacedRate.Reservation[] reserved = new PacedRate.Reservation[1];
        change(siteKey, endpoint, rate -> {
            PacedRate informed = rate.succeeded(successes);
            int wanted = (int) Math.max(1, Math.min(MOST_RESERVED, informed.perSecond() * RESERVED_SECONDS));
            reserved[0] = informed.reserve(wanted, clock.now());
            return reserved[0].after();
        });
        local.successes -= successes;
        local.perSecond = reserved[0].after().perSecond();
        for (int i = 0; i < reserved[0].slots(); i++) {
            local.slots.add(reserved[0].slot(i));
        }
    }

    @Override
    public void succeeded(String siteKey, Endpoint endpoint, RateHeaders headers) {
        Local local = local(siteKey, endpoint);
        synchronized (local) {
            local.successes++;
        }
    }

    @Override
    public void throttled(String siteKey, Endpoint endpoint, @Nullable Duration retryAfter) {
        Local local = local(siteKey, endpoint);
        synchronized (local) {
            local.slots.clear();
        }
        PacedRate slower = change(siteKey, endpoint, rate -> rate.throttled(clock.now(), retryAfter));
        local.perSecond = slower.perSecond();
    }

    /** What the site is allowed to be asked at present; the documented limit until a budget was used. */
    public double perSecond(String siteKey, Endpoint endpoint) {
        double known = local(siteKey, endpoint).perSecond;
        return known > 0 ? known : fresh(endpoint).perSecond();
    }

    private Local local(String siteKey, Endpoint endpoint) {
        return locals.computeIfAbsent(key(siteKey, endpoint), unused -> new Local());
    }

    private PacedRate change(String siteKey, Endpoint endpoint, UnaryOperator<PacedRate> change) {
        String id = key(siteKey, endpoint);
        while (true) {
            Document stored = StoreCalls.call(() -> budgets().find(eq(ID, id)).first());
            PacedRate before = stored == null ? fresh(endpoint) : read(stored, endpoint);
            PacedRate after = change.apply(before);
            if (stored == null) {
                if (StoreCalls.insert(() -> budgets().insertOne(write(id, 1, after)))) {
                    return after;
                }
                continue;
            }
            long version = stored.getLong(VERSION);
            boolean won = StoreCalls.call(() -> budgets()
                            .replaceOne(and(eq(ID, id), eq(VERSION, version)), write(id, version + 1, after))
                            .getMatchedCount()
                    == 1);
            if (won) {
                return after;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new AssetsException.Cancelled();
            }
        }
    }

    private MongoCollection<Document> budgets() {
        return database.getCollection(COLLECTION);
    }

    private PacedRate fresh(Endpoint endpoint) {
        return PacedRate.perMinute(limitPerMinute.orElse(endpoint.limitPerMinute()), headroom, clock.now());
    }

    /** The ceiling is configuration, not memory: a changed limit holds from the next call on. */
    private PacedRate read(Document stored, Endpoint endpoint) {
        double ceiling = fresh(endpoint).ceilingPerSecond();
        return new PacedRate(
                Math.min(stored.getDouble("perSecond"), ceiling),
                ceiling,
                stored.getDouble("kneePerSecond"),
                stored.getInteger("strikes"),
                instant(stored, "nextSlot"),
                instant(stored, "pauseUntil"));
    }

    /** Microseconds: at high rates, slots lie closer together than a date's milliseconds. */
    private static Instant instant(Document stored, String field) {
        long micros = stored.getLong(field);
        return Instant.ofEpochSecond(
                TimeUnit.MICROSECONDS.toSeconds(micros), TimeUnit.MICROSECONDS.toNanos(micros % 1_000_000));
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
    }

    private Document write(String id, long version, PacedRate rate) {
        return new Document(ID, id)
                .append(VERSION, version)
                .append("perSecond", rate.perSecond())
                .append("kneePerSecond", rate.kneePerSecond())
                .append("strikes", rate.strikes())
                .append("nextSlot", micros(rate.nextSlot()))
                .append("pauseUntil", micros(rate.pauseUntil()))
                .append("changedAt", Date.from(clock.now()));
    }

    private static String key(String siteKey, Endpoint endpoint) {
        return siteKey + "|" + endpoint.name();
    }
}
