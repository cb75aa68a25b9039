package io.strongroom.worker.domain.snapshot;

import java.util.List;

/** A sorted run of entries, cut into documents; a snapshot reads its segments from the newest to the oldest. */
public record Segment(List<SegmentDocument> documents) {
    public Segment {
        documents = List.copyOf(documents);
    }

    public long entries() {
        return SegmentDocument.entries(documents);
    }

    public long tombstones() {
        return documents.stream().mapToLong(SegmentDocument::tombstones).sum();
    }
}
