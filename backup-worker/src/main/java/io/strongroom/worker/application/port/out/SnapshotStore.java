package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where chunks live: written once under the hash of their bytes, never modified, deleted only by prune. Every call blocks,
 * may be made by several threads and workers at once, and may be repeated without harm. When a write returns, the chunk
 * survives the loss of this process; an interrupted write leaves the chunk complete or absent.
 *
 * <p>Each call throws {@link SnapshotStoreUnavailableException} when a later try may help, and
 * {@link SnapshotStoreRejectedException} when it will not (full, read-only, not allowed).
 */
public interface SnapshotStore {
    /** Stores the chunk, at most 480 KiB, or does nothing when it is there already. */
    void putIfAbsent(ChunkId id, byte[] bytes);

    /** The stored bytes, not compared with the id. */
    Optional<byte[]> get(ChunkId id);

    /** Which of these chunks are absent. */
    Set<ChunkId> missing(Collection<ChunkId> ids);

    /** Up to {@code limit} chunks of the kind whose hash is above {@code after} (empty for the first page), ascending. */
    List<ChunkId> list(ChunkKind kind, String after, int limit);

    /** Removes the chunk, or does nothing when it is absent. */
    void delete(ChunkId id);
}
