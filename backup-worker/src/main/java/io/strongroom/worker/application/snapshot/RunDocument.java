package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.format.ByteReader;
import io.strongroom.worker.domain.snapshot.format.ByteWriter;
import io.strongroom.worker.domain.snapshot.format.EntryTable;
import io.strongroom.worker.domain.snapshot.format.IdList;
import java.util.function.LongConsumer;

/** A run: what a flush packed, sorted, with the ids that its objects refer to. */
final class RunDocument {
    private static final int PACKED = 0;
    private static final int MERGED = 1;

    private RunDocument() {}

    /** What is known of a run without keeping its entries: where it starts and ends, and its place among the runs. */
    record Summary(
            ChunkId id,
            int precedence,
            boolean merged,
            int entries,
            long firstType,
            long firstObject,
            long lastType,
            long lastObject) {
        boolean startsAfter(Summary other) {
            return Entry.compareKeys(firstType, firstObject, other.lastType, other.lastObject) > 0;
        }
    }

    static final class Builder {
        private final EntryTable.Builder table = new EntryTable.Builder();
        private final boolean merged;
        private long firstType;
        private long firstObject;
        private long lastType;
        private long lastObject;

        Builder(boolean merged) {
            this.merged = merged;
        }

        void add(Entry entry, int precedence) {
            if (table.isEmpty()) {
                firstType = entry.typeId();
                firstObject = entry.objectId();
            }
            lastType = entry.typeId();
            lastObject = entry.objectId();
            table.add(entry, precedence);
        }

        boolean isEmpty() {
            return table.isEmpty();
        }

        int sizeWith(Entry entry) {
            return table.sizeWith(entry);
        }

        /** Writes an intermediate run, which needs no targets any more. */
        Summary write(SealedChunks chunks) {
            int entries = table.count();
            ChunkId id = write(chunks, new long[0], 0).id();
            return new Summary(id, 0, merged, entries, firstType, firstObject, lastType, lastObject);
        }

        SealedChunks.Written write(SealedChunks chunks, long[] targets, int targetCount) {
            ByteWriter body = new ByteWriter(64 * 1024);
            body.u8(merged ? MERGED : PACKED)
                    .varint(firstType)
                    .varint(firstObject)
                    .varint(lastType)
                    .varint(lastObject);
            IdList.write(body, targets, targetCount);
            table.finish(body);
            return chunks.writeDocument(ChunkKind.RUN, body.array(), body.size());
        }
    }

    /** Reads the head of a run and passes on the ids that it refers to. */
    static Summary scan(SealedChunks chunks, ChunkId id, int precedence, LongConsumer targets) {
        ByteReader reader = new ByteReader(chunks.readDocument(id));
        int form = form(reader);
        long firstType = reader.varint();
        long firstObject = reader.varint();
        long lastType = reader.varint();
        long lastObject = reader.varint();
        IdList.read(reader, targets);
        int entries = new EntryTable.Reader(reader).count();
        return new Summary(id, precedence, form == MERGED, entries, firstType, firstObject, lastType, lastObject);
    }

    static EntryTable.Reader open(SealedChunks chunks, ChunkId id) {
        return entries(chunks.readDocument(id));
    }

    static EntryTable.Reader entries(byte[] body) {
        ByteReader reader = new ByteReader(body);
        form(reader);
        for (int i = 0; i < 4; i++) {
            reader.varint();
        }
        IdList.read(reader, target -> {});
        return new EntryTable.Reader(reader);
    }

    private static int form(ByteReader reader) {
        int form = reader.u8();
        if (form > MERGED) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "run has unknown form " + form);
        }
        return form;
    }
}
