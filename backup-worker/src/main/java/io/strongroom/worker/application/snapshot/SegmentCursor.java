package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.format.ByteReader;
import io.strongroom.worker.domain.snapshot.format.EntryTable;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Walks over a segment, with one of its documents open at a time. */
final class SegmentCursor implements EntryCursor {
    private final SealedChunks chunks;
    private final List<SegmentDocument> documents;
    private final int precedence;
    private final BiConsumer<SegmentDocument, CorruptSnapshotException> onDamage;
    private int opened;
    private Optional<EntryTable.Reader> reader = Optional.empty();
    private Entry entry = new Entry.Tombstone(0, 0);

    SegmentCursor(
            SealedChunks chunks,
            List<SegmentDocument> documents,
            int precedence,
            BiConsumer<SegmentDocument, CorruptSnapshotException> onDamage) {
        this.chunks = chunks;
        this.documents = documents;
        this.precedence = precedence;
        this.onDamage = onDamage;
    }

    /** For a reader that has no use for a part of the entries. */
    static void fail(SegmentDocument document, CorruptSnapshotException damage) {
        throw new CorruptSnapshotException(
                damage.damage(), "segment " + document.id() + ": " + damage.getMessage(), damage);
    }

    static EntryTable.Reader open(SealedChunks chunks, SegmentDocument document) {
        return new EntryTable.Reader(new ByteReader(chunks.read(document.id(), FrameKind.SEGMENT, 0)));
    }

    /** A document that turns out to be damaged is reported and left, with what was read of it standing. */
    @Override
    public boolean advance() {
        while (true) {
            try {
                if (reader.isPresent() && reader.get().hasNext()) {
                    entry = reader.get().next();
                    return true;
                }
                if (opened == documents.size()) {
                    reader = Optional.empty();
                    return false;
                }
                opened++;
                reader = Optional.empty();
                reader = Optional.of(open(chunks, documents.get(opened - 1)));
            } catch (CorruptSnapshotException damage) {
                reader = Optional.empty();
                onDamage.accept(documents.get(opened - 1), damage);
            }
        }
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
