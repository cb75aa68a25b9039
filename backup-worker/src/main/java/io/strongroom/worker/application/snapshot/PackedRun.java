package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import java.util.List;

/**
 * What one flush wrote: the run that describes it, which is all that a checkpoint has to keep, and its packs.
 * {@code storedBytes} counts every chunk written since the flush before.
 */
public record PackedRun(
        ChunkId runId, List<ChunkId> packIds, int objects, long references, long canonicalBytes, long storedBytes) {
    public PackedRun {
        packIds = List.copyOf(packIds);
    }
}
