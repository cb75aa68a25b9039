package io.strongroom.worker.domain.snapshot;

import java.util.List;

/**
 * One chunk of a segment with what a reader needs to know before it opens it: its first and last key, the least and
 * greatest object id inside, and how many entries it holds, tombstones included.
 */
public record SegmentDocument(
        ChunkId id,
        long firstType,
        long firstObject,
        long lastType,
        long lastObject,
        long leastObject,
        long greatestObject,
        int entries,
        int tombstones) {

    /** Whether the key lies between the first and the last of this document. */
    public boolean covers(long typeId, long objectId) {
        return Entry.compareKeys(firstType, firstObject, typeId, objectId) <= 0
                && Entry.compareKeys(lastType, lastObject, typeId, objectId) >= 0;
    }

    static long entries(List<SegmentDocument> documents) {
        return documents.stream().mapToLong(SegmentDocument::entries).sum();
    }
}
