package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Condemned chunks on the heap. */
public final class InMemoryCondemnedChunks implements CondemnedChunks {
    private final Map<StorageId, Map<ChunkId, Instant>> condemned = new HashMap<>();

    @Override
    public synchronized Map<ChunkId, Instant> between(StorageId storage, ChunkKind kind, String after, String upTo) {
        Map<ChunkId, Instant> found = new HashMap<>(of(storage));
        found.keySet()
                .removeIf(chunk -> chunk.kind() != kind
                        || chunk.hash().compareTo(after) <= 0
                        || chunk.hash().compareTo(upTo) > 0);
        return found;
    }

    @Override
    public synchronized void condemn(StorageId storage, Collection<ChunkId> chunks, Instant at) {
        chunks.forEach(chunk -> of(storage).putIfAbsent(chunk, at));
    }

    @Override
    public synchronized void acquit(StorageId storage, Collection<ChunkId> chunks) {
        of(storage).keySet().removeAll(chunks);
    }

    private Map<ChunkId, Instant> of(StorageId storage) {
        return condemned.computeIfAbsent(storage, id -> new HashMap<>());
    }
}
