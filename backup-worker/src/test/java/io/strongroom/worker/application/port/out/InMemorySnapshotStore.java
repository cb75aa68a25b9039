package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** A store on the heap, which counts the reads of each chunk. */
public final class InMemorySnapshotStore implements SnapshotStore {
    public final NavigableMap<ChunkId, byte[]> chunks = new ConcurrentSkipListMap<>();
    public volatile boolean full;
    public final Map<ChunkId, Integer> reads = new HashMap<>();

    @Override
    public void putIfAbsent(ChunkId id, byte[] bytes) {
        if (bytes.length > Limits.CHUNK_BYTES) {
            throw new SnapshotStoreRejectedException(id + " is too large");
        }
        if (full) {
            throw new SnapshotStoreRejectedException("no space left on device");
        }
        chunks.putIfAbsent(id, bytes.clone());
    }

    @Override
    public Optional<byte[]> get(ChunkId id) {
        synchronized (reads) {
            reads.merge(id, 1, Integer::sum);
        }
        return Optional.ofNullable(chunks.get(id)).map(byte[]::clone);
    }

    @Override
    public Set<ChunkId> missing(Collection<ChunkId> ids) {
        return ids.stream().filter(id -> !chunks.containsKey(id)).collect(Collectors.toSet());
    }

    @Override
    public List<ChunkId> list(ChunkKind kind, String after, int limit) {
        return chunks.keySet().stream()
                .filter(id -> id.kind() == kind && id.hash().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void delete(ChunkId id) {
        chunks.remove(id);
    }
}
