package io.strongroom.worker.adapter.out.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryingSnapshotStoreTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final ChunkId ID = ChunkId.of(ChunkKind.PACK, BYTES);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Failing store = new Failing();
    private final List<Duration> slept = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long nanos;
    private final RetryingSnapshotStore retrying = new RetryingSnapshotStore(
            new MeteredSnapshotStore(store, meters, "own"),
            new RetryingSnapshotStore.Policy(Duration.ofSeconds(1), PAUSE),
            time -> {
                slept.add(time);
                nanos += time.toNanos();
            },
            () -> nanos);

    @Test
    void throttledCallsWaitAsLongAsTheStoreAsksAndLongerEachTime() {
        store.failures.add(throttled(20));
        store.failures.add(throttled(20));
        store.failures.add(throttled(30));

        retrying.putIfAbsent(ID, BYTES);

        assertThat(slept).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(120));
        assertThat(retrying.get(ID)).contains(BYTES);
    }

    @Test
    void patienceEnds() {
        for (int i = 0; i < 20; i++) {
            store.failures.add(throttled(100));
        }

        assertThatThrownBy(() -> retrying.get(ID)).isInstanceOf(SnapshotStoreUnavailableException.class);
        assertThat(Duration.ofNanos(nanos)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anythingElseIsRepeatedOnce() {
        store.failures.add(new SnapshotStoreUnavailableException("gone", null));
        assertThat(retrying.missing(List.of(ID))).containsExactly(ID);
        assertThat(slept).containsExactly(PAUSE);

        store.failures.add(new SnapshotStoreUnavailableException("gone", null));
        store.failures.add(new SnapshotStoreUnavailableException("still gone", null));
        assertThatThrownBy(() -> retrying.delete(ID)).hasMessage("still gone");
    }

    @Test
    void whatIsRejectedIsNotRepeated() {
        store.failures.add(new SnapshotStoreRejectedException("no"));

        assertThatThrownBy(() -> retrying.list(ChunkKind.PACK, "", 1))
                .isInstanceOf(SnapshotStoreRejectedException.class);
        assertThat(slept).isEmpty();
    }

    @Test
    void eachTryIsCountedByItsOutcome() {
        store.failures.add(throttled(1));
        store.failures.add(new SnapshotStoreUnavailableException("gone", null));

        retrying.putIfAbsent(ID, BYTES);

        for (String outcome : List.of("throttled", "unavailable", "ok")) {
            assertThat(meters.get("snapshot_store_calls")
                            .tags("operation", "put", "outcome", outcome, "storage", "own")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    private static SnapshotStoreUnavailableException throttled(long millis) {
        return new SnapshotStoreUnavailableException("slow down", null, Duration.ofMillis(millis));
    }

    /** Throws what the test has put into the queue, then works. */
    private static final class Failing implements SnapshotStore {
        private final InMemorySnapshotStore delegate = new InMemorySnapshotStore();
        private final Deque<RuntimeException> failures = new ArrayDeque<>();

        private SnapshotStore next() {
            RuntimeException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return delegate;
        }

        @Override
        public void putIfAbsent(ChunkId id, byte[] bytes) {
            next().putIfAbsent(id, bytes);
        }

        @Override
        public Optional<byte[]> get(ChunkId id) {
            return next().get(id);
        }

        @Override
        public Set<ChunkId> missing(Collection<ChunkId> ids) {
            return next().missing(ids);
        }

        @Override
        public List<ChunkId> list(ChunkKind kind, String after, int limit) {
            return next().list(kind, after, limit);
        }

        @Override
        public void delete(ChunkId id) {
            next().delete(id);
        }
    }
}
