package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names the chunks that roots and runs need. Segment documents that several roots share are opened once, so it remembers
 * their names: 4 in 100 chunks at most. For one thread. Throws {@code CorruptSnapshotException} when a chunk that names
 * others cannot be read.
 */
public final class ReachableChunks {
    private final SealedChunks chunks;
    private final Consumer<ChunkId> found;
    private final Set<ChunkId> openedSegments = new HashSet<>();

    public ReachableChunks(SealedChunks chunks, Consumer<ChunkId> found) {
        this.chunks = chunks;
        this.found = found;
    }

    public void addRoot(SnapshotRoot root) {
        for (MetaDocument meta : root.meta()) {
            found.accept(meta.id());
            meta.continuations().forEach(found);
        }
        root.everySegment().flatMap(segment -> segment.documents().stream()).forEach(this::addSegment);
    }

    private void addSegment(SegmentDocument document) {
        if (openedSegments.add(document.id())) {
            found.accept(document.id());
            SegmentCursor.open(chunks, document).packs().forEach(found);
        }
    }

    /** A run that is not there any more needs nothing. */
    public void addRun(ChunkId run) {
        if (chunks.store().missing(List.of(run)).isEmpty()) {
            found.accept(run);
            RunDocument.entries(chunks.readDocument(run, found)).packs().forEach(found);
        }
    }
}
