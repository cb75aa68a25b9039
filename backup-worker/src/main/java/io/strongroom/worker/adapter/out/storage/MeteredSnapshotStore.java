package io.strongroom.worker.adapter.out.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Times every call, each try of a repeated one by itself, by operation, outcome and whose storage it is. */
public final class MeteredSnapshotStore implements SnapshotStore {
    private final SnapshotStore delegate;
    private final MeterRegistry meters;
    private final String storage;

    /** @param storage {@code managed} or {@code own}; never an id */
    public MeteredSnapshotStore(SnapshotStore delegate, MeterRegistry meters, String storage) {
        this.delegate = delegate;
        this.meters = meters;
        this.storage = storage;
    }

    @Override
    public void putIfAbsent(ChunkId id, byte[] bytes) {
        timed("put", () -> {
            delegate.putIfAbsent(id, bytes);
            return id;
        });
    }

    @Override
    public Optional<byte[]> get(ChunkId id) {
        return timed("get", () -> delegate.get(id));
    }

    @Override
    public Set<ChunkId> missing(Collection<ChunkId> ids) {
        return timed("missing", () -> delegate.missing(ids));
    }

    @Override
    public List<ChunkId> list(ChunkKind kind, String after, int limit) {
        return timed("list", () -> delegate.list(kind, after, limit));
    }

    @Override
    public void delete(ChunkId id) {
        timed("delete", () -> {
            delegate.delete(id);
            return id;
        });
    }

    private <T> T timed(String operation, Supplier<T> call) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "error";
        try {
            T answer = call.get();
            outcome = "ok";
            return answer;
        } catch (SnapshotStoreUnavailableException failure) {
            outcome = failure.retryAfter().isPresent() ? "throttled" : "unavailable";
            throw failure;
        } catch (SnapshotStoreRejectedException failure) {
            outcome = "rejected";
            throw failure;
        } finally {
            sample.stop(meters.timer(
                    "snapshot_store_calls", "operation", operation, "outcome", outcome, "storage", storage));
        }
    }
}
