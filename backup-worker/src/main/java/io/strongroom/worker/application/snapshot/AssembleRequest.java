package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * What becomes one snapshot: the runs in the order in which they were packed (of two versions of an object, the later
 * run's holds), on top of the parent when there is one. {@code missingTargets} receives, in ascending order, each id that
 * some object of the runs refers to and that is not in the snapshot. {@code collections} are what the snapshot has beside its
 * objects, by name; one that is not named is as in the parent.
 */
public record AssembleRequest(
        SnapshotId snapshotId,
        String schemaId,
        Optional<SnapshotId> parent,
        List<ChunkId> runs,
        SortedMap<String, CollectionRuns> collections,
        LongConsumer missingTargets,
        ReadingProgress progress) {
    public AssembleRequest {
        runs = List.copyOf(runs);
        collections = Collections.unmodifiableSortedMap(new TreeMap<>(collections));
    }

    public AssembleRequest(SnapshotId snapshotId, String schemaId, List<ChunkId> runs, LongConsumer missingTargets) {
        this(snapshotId, schemaId, Optional.empty(), runs, new TreeMap<>(), missingTargets, ReadingProgress.NONE);
    }
}
