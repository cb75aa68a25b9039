package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.format.ByteReader;
import io.strongroom.worker.domain.snapshot.format.EntryTable;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import java.util.List;
import java.util.Optional;

/** Walks over a segment, with one of its documents open at a time. */
final class SegmentCursor implements EntryCursor {
    private final SealedChunks chunks;
    private final List<SegmentDocument> documents;
    private final int precedence;
    private int opened;
    private Optional<EntryTable.Reader> reader = Optional.empty();
    private Entry entry = new Entry.Tombstone(0, 0);

    SegmentCursor(SealedChunks chunks, List<SegmentDocument> documents, int precedence) {
        this.chunks = chunks;
        this.documents = documents;
        this.precedence = precedence;
    }

    static EntryTable.Reader open(SealedChunks chunks, SegmentDocument document) {
        return new EntryTable.Reader(new ByteReader(chunks.read(document.id(), FrameKind.SEGMENT, 0)));
    }

    @Override
    public boolean advance() {
        while (reader.isEmpty() || !reader.get().hasNext()) {
            if (opened == documents.size()) {
                reader = Optional.empty();
                return false;
            }
            reader = Optional.of(open(chunks, documents.get(opened++)));
        }
        entry = reader.get().next();
        return true;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    @Override
    public int precedence() {
        return precedence;
    }
}
