package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotNotFoundException;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.VersionHash;
import io.strongroom.worker.domain.snapshot.format.EntryTable;
import io.strongroom.worker.domain.snapshot.format.FrameLayout;
import io.strongroom.worker.domain.snapshot.format.Limits;
import io.strongroom.worker.domain.snapshot.format.RootSigning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads committed snapshots: roots, definitions, entries and objects. Safe for several threads; a cursor is for one. */
public final class SnapshotReader {
    private final SealedChunks chunks;
    private final SnapshotRoots roots;

    public SnapshotReader(SealedChunks chunks, SnapshotRoots roots) {
        this.chunks = chunks;
        this.roots = roots;
    }

    public SnapshotRoot root(SnapshotId id) {
        return roots.find(id).orElseThrow(() -> new SnapshotNotFoundException(id));
    }

    /** What is wrong with the root's own HMAC and its tie to the root before it. */
    public List<String> chainProblems(SnapshotRoot root) {
        List<String> problems = new ArrayList<>();
        if (!HexFormat.of()
                .formatHex(chunks.keys().mac(RootSigning.bytes(root)))
                .equals(root.hmac())) {
            problems.add("the root " + root.id() + " does not have the HMAC that it was written with");
        }
        root.previous().ifPresent(previous -> {
            Optional<RootSeal> stored = roots.seal(previous.id());
            if (stored.isEmpty()) {
                problems.add("the root before this one, " + previous.id() + ", is gone without a trace");
            } else if (!stored.get().equals(previous)) {
                problems.add("the root before this one, " + previous.id() + ", is not the one that was there");
            }
        });
        return problems;
    }

    public byte[] meta(MetaDocument document) {
        return chunks.readDocument(document.id());
    }

    /** The present entries from the given key on. */
    public EntryCursor entries(SnapshotRoot root, long fromType, long fromObject) {
        return entries(root, fromType, fromObject, SegmentCursor::fail);
    }

    /** The same, but a damaged document is reported and left out. */
    public EntryCursor entries(
            SnapshotRoot root,
            long fromType,
            long fromObject,
            BiConsumer<SegmentDocument, CorruptSnapshotException> onDamage) {
        return entries(root.segments(), fromType, fromObject, onDamage);
    }

    /** The same of a collection of the snapshot. */
    public EntryCursor entries(
            List<Segment> segments,
            long fromType,
            long fromObject,
            BiConsumer<SegmentDocument, CorruptSnapshotException> onDamage) {
        List<EntryCursor> cursors = new ArrayList<>();
        for (Segment segment : segments) {
            List<SegmentDocument> documents = segment.documents().stream()
                    .filter(d -> Entry.compareKeys(d.lastType(), d.lastObject(), fromType, fromObject) >= 0)
                    .toList();
            cursors.add(new SegmentCursor(chunks, documents, -cursors.size(), onDamage));
        }
        return new PresentCursor(new MergeCursor(cursors), fromType, fromObject);
    }

    /** How many entries stand before the first of the type; only for a snapshot of one segment. */
    public long positionOf(SnapshotRoot root, long typeId) {
        long before = 0;
        for (SegmentDocument document : onlySegment(root)) {
            if (Entry.compareKeys(document.lastType(), document.lastObject(), typeId, 0) < 0) {
                before += document.entries();
                continue;
            }
            if (document.firstType() < typeId) {
                EntryTable.Reader reader = SegmentCursor.open(chunks, document);
                while (reader.hasNext() && reader.next().typeId() < typeId) {
                    before++;
                }
            }
            break;
        }
        return before;
    }

    /** The entries from a position on; opens no document before it; only for a snapshot of one segment. */
    public EntryCursor entriesAt(SnapshotRoot root, long position) {
        return entriesIn(onlySegment(root), position);
    }

    /** The present entries of a collection from a position on; passes over those before it if there are several segments. */
    public EntryCursor entriesAt(List<Segment> segments, long position) {
        if (segments.size() == 1) {
            return entriesIn(segments.get(0).documents(), position);
        }
        EntryCursor cursor = entries(segments, 0, 0, SegmentCursor::fail);
        long skip = position;
        while (skip > 0 && cursor.advance()) {
            skip--;
        }
        return cursor;
    }

    private EntryCursor entriesIn(List<SegmentDocument> documents, long position) {
        long skip = position;
        int first = 0;
        while (first < documents.size() && skip >= documents.get(first).entries()) {
            skip -= documents.get(first).entries();
            first++;
        }
        EntryCursor cursor =
                new SegmentCursor(chunks, documents.subList(first, documents.size()), 0, SegmentCursor::fail);
        while (skip > 0 && cursor.advance()) {
            skip--;
        }
        return cursor;
    }

    /** The entry of an object; opens only the documents whose range may hold it under one of the types. */
    public Optional<Entry.Present> find(SnapshotRoot root, long objectId) {
        Map<Long, Entry> newest = new HashMap<>();
        for (Segment segment : root.segments()) {
            for (SegmentDocument document : segment.documents()) {
                if (!mayHold(root, document, objectId)) {
                    continue;
                }
                EntryTable.Reader reader = SegmentCursor.open(chunks, document);
                while (reader.hasNext()) {
                    Entry entry = reader.next();
                    if (entry.objectId() != objectId || newest.putIfAbsent(entry.typeId(), entry) != null) {
                        continue;
                    }
                    if (entry instanceof Entry.Present present) {
                        return Optional.of(present);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The entry with this key; opens only the documents that may hold it. */
    public Optional<Entry.Present> find(List<Segment> segments, long typeId, long objectId) {
        for (Segment segment : segments) {
            for (SegmentDocument document : segment.documents()) {
                if (!document.covers(typeId, objectId)) {
                    continue;
                }
                EntryTable.Reader reader = SegmentCursor.open(chunks, document);
                while (reader.hasNext()) {
                    Entry entry = reader.next();
                    if (entry.typeId() == typeId && entry.objectId() == objectId) {
                        return entry instanceof Entry.Present present ? Optional.of(present) : Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean mayHold(SnapshotRoot root, SegmentDocument document, long objectId) {
        return objectId >= document.leastObject()
                && objectId <= document.greatestObject()
                && root.objectsByType().subMap(document.firstType(), document.lastType() + 1).keySet().stream()
                        .anyMatch(typeId -> document.covers(typeId, objectId));
    }

    public OpenPack open(ChunkId pack) {
        return new OpenPack(chunks, pack);
    }

    /** The object of an entry, with its references left out. */
    public StoredObject read(OpenPack pack, Entry.Present entry) {
        FrameLayout.Slot slot = pack.slot(entry);
        return new StoredObject(
                slot.typeId(), slot.objectId(), body(slot.canonical()), body(slot.annotations()), new long[0]);
    }

    public VersionHash version(StoredObject object) {
        return VersionHash.of(chunks.keys().mac(object.canonical()));
    }

    private byte[] body(FrameLayout.Body body) {
        if (body.isInline()) {
            return body.inline();
        }
        if (body.length() > (long) body.packs().size() * Limits.VALUE_BYTES) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED,
                    "a value of " + body.length() + " bytes in " + body.packs().size() + " packs");
        }
        byte[] value = new byte[(int) body.length()];
        int filled = 0;
        for (int part = 0; part < body.packs().size(); part++) {
            byte[] bytes = open(body.packs().get(part)).value(part);
            if (bytes.length > value.length - filled) {
                throw new CorruptSnapshotException(Damage.MALFORMED, "the packs of a value hold more than it");
            }
            System.arraycopy(bytes, 0, value, filled, bytes.length);
            filled += bytes.length;
        }
        if (filled != value.length) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "the packs of a value hold less than it");
        }
        return value;
    }

    private static List<SegmentDocument> onlySegment(SnapshotRoot root) {
        if (root.segments().size() > 1) {
            throw new IllegalArgumentException("positions are known in a snapshot of one segment only");
        }
        return root.segments().isEmpty() ? List.of() : root.segments().get(0).documents();
    }
}
