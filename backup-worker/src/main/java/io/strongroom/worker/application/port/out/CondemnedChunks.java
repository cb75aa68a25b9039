package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Chunks that nobody needed when they were looked at last, and since when. Blocks; every call may be repeated; throws {@link
 * LedgerUnavailableException} when the store does not answer.
 */
public interface CondemnedChunks {
    /** Above every hash. */
    String END = "~";

    /** Those of the kind whose hash is above {@code after} and not above {@code upTo}, with the time of their condemnation. */
    Map<ChunkId, Instant> between(StorageId storage, ChunkKind kind, String after, String upTo);

    /** Those that are condemned already keep their time. */
    void condemn(StorageId storage, Collection<ChunkId> chunks, Instant at);

    /** They are needed again, or gone. */
    void acquit(StorageId storage, Collection<ChunkId> chunks);
}
