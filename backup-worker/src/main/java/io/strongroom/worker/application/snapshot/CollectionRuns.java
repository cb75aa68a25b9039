package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import java.util.List;

/** What was read of a collection, in the order in which it was packed; of two versions of an entry, the later run's holds. */
public record CollectionRuns(List<ChunkId> runs, Extent extent) {
    public CollectionRuns {
        runs = List.copyOf(runs);
    }

    /** Whether what is not in the runs is gone, or as it was. */
    public enum Extent {
        WHOLE,
        CHANGES
    }

    public static CollectionRuns whole(List<ChunkId> runs) {
        return new CollectionRuns(runs, Extent.WHOLE);
    }

    public static CollectionRuns changes(List<ChunkId> runs) {
        return new CollectionRuns(runs, Extent.CHANGES);
    }
}
