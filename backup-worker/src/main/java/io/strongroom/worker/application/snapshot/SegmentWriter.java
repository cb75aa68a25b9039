package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.format.ByteWriter;
import io.strongroom.worker.domain.snapshot.format.EntryTable;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes entries in key order into the documents of one segment. */
final class SegmentWriter {
    private final SealedChunks chunks;
    private final EntryTable.Builder table = new EntryTable.Builder();
    private final ByteWriter raw = new ByteWriter(Limits.VALUE_BYTES);
    private final List<SegmentDocument> documents = new ArrayList<>();
    private final Set<ChunkId> packs = new HashSet<>();
    private long firstType;
    private long firstObject;
    private long lastType;
    private long lastObject;
    private long leastObject;
    private long greatestObject;
    private int tombstones;
    private long storedBytes;

    SegmentWriter(SealedChunks chunks) {
        this.chunks = chunks;
    }

    void add(Entry entry) {
        if (!table.isEmpty() && table.sizeWith(entry) > Limits.VALUE_BYTES) {
            closeDocument();
        }
        if (table.isEmpty()) {
            firstType = entry.typeId();
            firstObject = entry.objectId();
            leastObject = entry.objectId();
            greatestObject = entry.objectId();
            tombstones = 0;
        }
        table.add(entry, 0);
        lastType = entry.typeId();
        lastObject = entry.objectId();
        leastObject = Math.min(leastObject, lastObject);
        greatestObject = Math.max(greatestObject, lastObject);
        if (entry instanceof Entry.Present present) {
            packs.add(present.place().pack());
            packs.addAll(present.place().valuePacks());
        } else {
            tombstones++;
        }
    }

    Segment finish() {
        if (!table.isEmpty()) {
            closeDocument();
        }
        return new Segment(documents);
    }

    /** Every pack that an entry of this segment names. */
    Set<ChunkId> packs() {
        return packs;
    }

    long storedBytes() {
        return storedBytes;
    }

    private void closeDocument() {
        int entries = table.count();
        raw.clear();
        table.finish(raw);
        SealedChunks.Written written = chunks.write(ChunkKind.SEGMENT, FrameKind.SEGMENT, 0, raw.array(), raw.size());
        storedBytes += written.storedBytes();
        documents.add(new SegmentDocument(
                written.id(),
                firstType,
                firstObject,
                lastType,
                lastObject,
                leastObject,
                greatestObject,
                entries,
                tombstones));
    }
}
