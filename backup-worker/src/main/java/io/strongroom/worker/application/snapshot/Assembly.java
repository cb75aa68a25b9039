package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A snapshot that is written but for its root: its segments, and what was found while merging them.
 * {@code collectionCounts} are those of the collections that were read. {@code targetsMissing} counts distinct ids; {@code objectsOfTwoTypes} names objects that occur under two types (at most
 * 100), which the one who packed them should have resolved by a tombstone.
 */
public record Assembly(
        SnapshotId snapshotId,
        String schemaId,
        Optional<SnapshotRoot> parent,
        List<Segment> segments,
        SortedMap<String, List<Segment>> collections,
        SortedMap<String, CollectionCounts> collectionCounts,
        Set<ChunkId> newPacks,
        SortedMap<Long, Long> objectsByType,
        long objects,
        long references,
        long targets,
        long targetsMissing,
        List<Long> objectsOfTwoTypes,
        String merkleRoot,
        long storedBytes) {}
