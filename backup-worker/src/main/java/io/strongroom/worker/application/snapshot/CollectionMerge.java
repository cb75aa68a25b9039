package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the segments of one collection out of what was read now and what the parent has. An entry whose version is that of
 * the parent stays where the parent has it, so reading a collection anew costs no space where nothing changed.
 */
final class CollectionMerge {
    private final SealedChunks chunks;
    private final int fanIn;
    private final SegmentWriter writer;
    private final SortedMap<Long, Long> byType = new TreeMap<>();
    private final IdSet ids = new IdSet();

    CollectionMerge(SealedChunks chunks, int fanIn) {
        this.chunks = chunks;
        this.fanIn = fanIn;
        this.writer = new SegmentWriter(chunks);
    }

    /** Every pack that a new segment names. */
    Set<ChunkId> packs() {
        return writer.packs();
    }

    long storedBytes() {
        return writer.storedBytes();
    }

    CollectionCounts counts() {
        return new CollectionCounts(byType, ids.size());
    }

    List<Segment> merge(CollectionRuns read, List<Segment> below) {
        RunMerge runs = new RunMerge(chunks, fanIn);
        Side now = new Side(runs.open(read.runs()));
        Side before = new Side(parent(below));
        boolean whole = read.extent() == CollectionRuns.Extent.WHOLE;
        boolean mergeAll = below.isEmpty() || SnapshotAssembler.needsMerge(below, whole ? 0 : runs.entries());
        while (now.entry.isPresent() || before.entry.isPresent()) {
            int order = order(now, before);
            Entry entry = order <= 0 ? now.entry.orElseThrow() : before.entry.orElseThrow();
            if (entry instanceof Entry.Present && (order <= 0 || !whole)) {
                byType.merge(entry.typeId(), 1L, Long::sum);
                ids.add(entry.objectId());
            }
            if (order > 0) {
                if (mergeAll && !whole) {
                    writer.add(entry);
                } else if (!mergeAll && whole) {
                    writer.add(new Entry.Tombstone(entry.typeId(), entry.objectId()));
                }
                before.step();
                continue;
            }
            boolean known = order == 0;
            boolean equal = known && sameVersion(entry, before.entry.orElseThrow());
            if (mergeAll && entry instanceof Entry.Present) {
                writer.add(equal ? before.entry.orElseThrow() : entry);
            } else if (!mergeAll && !equal && (known || entry instanceof Entry.Present)) {
                writer.add(entry);
            }
            now.step();
            if (known) {
                before.step();
            }
        }
        Segment newest = writer.finish();
        List<Segment> segments = new ArrayList<>();
        if (newest.entries() > 0) {
            segments.add(newest);
        }
        if (!mergeAll) {
            segments.addAll(below);
        }
        return segments;
    }

    private EntryCursor parent(List<Segment> below) {
        List<EntryCursor> cursors = new ArrayList<>();
        for (Segment segment : below) {
            cursors.add(new SegmentCursor(chunks, segment.documents(), -cursors.size(), SegmentCursor::fail));
        }
        return new PresentCursor(new MergeCursor(cursors), 0, 0);
    }

    private static int order(Side now, Side before) {
        if (now.entry.isEmpty()) {
            return 1;
        }
        return before.entry.map(entry -> now.entry.get().compareKey(entry)).orElse(-1);
    }

    private static boolean sameVersion(Entry now, Entry before) {
        return now instanceof Entry.Present read
                && before instanceof Entry.Present known
                && read.version().equals(known.version());
    }

    /** One of the two cursors, with the entry that it stands at. */
    private static final class Side {
        private final EntryCursor cursor;
        private Optional<Entry> entry;

        Side(EntryCursor cursor) {
            this.cursor = cursor;
            this.entry = next();
        }

        void step() {
            entry = next();
        }

        private Optional<Entry> next() {
            return cursor.advance() ? Optional.of(cursor.entry()) : Optional.empty();
        }
    }
}
