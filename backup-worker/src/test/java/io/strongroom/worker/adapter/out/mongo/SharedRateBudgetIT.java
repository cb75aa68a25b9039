package io.strongroom.worker.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedRateBudgetIT {
    private static final String SITE = "https://acme.atlassian.net";
    private static final int PER_MINUTE = 600;

    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    private final MongoDatabase database = DATABASE.fresh();

    @Test
    void twoWorkersTogetherStayWithinTheRateOfOne() {
        List<SharedRateBudget> workers = List.of(budget(), budget());
        long begin = System.nanoTime();

        workers.stream()
                .map(worker -> CompletableFuture.runAsync(() -> acquire(worker, 15)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(2_700));
    }

    @Test
    void aRefusalToOneWorkerPausesAll() {
        SharedRateBudget refused = budget();
        SharedRateBudget other = budget();
        acquire(refused, 1);
        long begin = System.nanoTime();

        refused.throttled(SITE, Endpoint.AQL, Duration.ofSeconds(2));

        acquire(other, 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_900));
        assertThat(other.perSecond(SITE, Endpoint.AQL)).isLessThan(10);
    }

    @Test
    void anotherEndpointHasABudgetOfItsOwn() {
        SharedRateBudget worker = budget();
        worker.throttled(SITE, Endpoint.AQL, Duration.ofMinutes(5));

        worker.acquire(SITE, Endpoint.OBJECT, Cancellation.NEVER);

        assertThat(worker.perSecond(SITE, Endpoint.OBJECT)).isEqualTo(10);
    }

    private SharedRateBudget budget() {
        StoreClock clock = new StoreClock(database, Clock.systemUTC(), System::nanoTime);
        return new SharedRateBudget(database, clock, 0, Optional.of(PER_MINUTE));
    }

    private static void acquire(SharedRateBudget worker, int calls) {
        for (int i = 0; i < calls; i++) {
            worker.acquire(SITE, Endpoint.AQL, Cancellation.NEVER);
        }
    }
}
