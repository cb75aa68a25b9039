package io.strongroom.worker.adapter.out.storage;

import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Repeats what a store puts off: for as long as it asks for when it says so (throttling), and a moment later once for
 * anything else, which mends a connection that had gone stale. Every call of the port may be repeated.
 */
public final class RetryingSnapshotStore implements SnapshotStore {
    private final SnapshotStore delegate;
    private final Policy policy;
    private final Sleeper sleeper;
    private final LongSupplier nanos;

    public RetryingSnapshotStore(SnapshotStore delegate, Policy policy, Sleeper sleeper, LongSupplier nanos) {
        this.delegate = delegate;
        this.policy = policy;
        this.sleeper = sleeper;
        this.nanos = nanos;
    }

    /**
     * How patient to be.
     *
     * @param patience over all tries of one throttled call
     * @param pause before the one repetition of a call that failed for another reason
     */
    public record Policy(Duration patience, Duration pause) {}

    /** Waits; a test does not. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    @Override
    public void putIfAbsent(ChunkId id, byte[] bytes) {
        repeat(() -> {
            delegate.putIfAbsent(id, bytes);
            return id;
        });
    }

    @Override
    public Optional<byte[]> get(ChunkId id) {
        return repeat(() -> delegate.get(id));
    }

    @Override
    public Set<ChunkId> missing(Collection<ChunkId> ids) {
        return repeat(() -> delegate.missing(ids));
    }

    @Override
    public List<ChunkId> list(ChunkKind kind, String after, int limit) {
        return repeat(() -> delegate.list(kind, after, limit));
    }

    @Override
    public void delete(ChunkId id) {
        repeat(() -> {
            delegate.delete(id);
            return id;
        });
    }

    private <T> T repeat(Supplier<T> call) {
        long begin = nanos.getAsLong();
        boolean mended = false;
        int throttled = 0;
        while (true) {
            try {
                return call.get();
            } catch (SnapshotStoreUnavailableException failure) {
                Duration wait;
                if (failure.retryAfter().isPresent()) {
                    // Everybody who was put off comes back at once: later tries spread out.
                    wait = failure.retryAfter().get().multipliedBy(1L << Math.min(6, throttled++));
                } else if (mended) {
                    throw failure;
                } else {
                    mended = true;
                    wait = policy.pause();
                }
                if (nanos.getAsLong() - begin + wait.toNanos()
                        > policy.patience().toNanos()) {
                    throw failure;
                }
                sleep(wait, failure);
            }
        }
    }

    private void sleep(Duration wait, SnapshotStoreUnavailableException failure) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
