package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.MerkleTree;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotNotFoundException;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.Window;
import io.strongroom.worker.domain.snapshot.format.RootSigning;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a snapshot of what the tasks packed: first {@link #assemble}, which writes the segments, then {@link #commit},
 * which writes the definitions, reads that every chunk exists, and inserts the root. Both may be repeated after a crash:
 * until the root is in, there is no snapshot, and a root that is in stays. Safe for several threads.
 */
public final class SnapshotAssembler {
    private static final int MAX_SEGMENTS = 8;
    private static final int MAX_DELTA_PERCENT = 20;
    private static final int EXISTENCE_BATCH = 500;
    private static final int MAX_NAMED = 100;
    private static final int PROGRESS_EVERY = 10_000;

    private final SealedChunks chunks;
    private final SnapshotRoots roots;
    private final int fanIn;

    public SnapshotAssembler(SealedChunks chunks, SnapshotRoots roots) {
        this(chunks, roots, RunMerge.FAN_IN);
    }

    SnapshotAssembler(SealedChunks chunks, SnapshotRoots roots, int fanIn) {
        this.chunks = chunks;
        this.roots = roots;
        this.fanIn = fanIn;
    }

    /** Merges the runs, and the parent's segments, into the segments of the new snapshot. */
    public Assembly assemble(AssembleRequest request) {
        Optional<SnapshotRoot> parent = request.parent().map(this::find);
        List<Segment> below = parent.map(SnapshotRoot::segments).orElse(List.of());
        RunMerge runs = new RunMerge(chunks, fanIn);
        List<EntryCursor> sources = new ArrayList<>();
        sources.add(runs.open(request.runs()));
        for (Segment segment : below) {
            sources.add(new SegmentCursor(chunks, segment.documents(), -sources.size(), SegmentCursor::fail));
        }
        boolean mergeAll = below.isEmpty() || needsMerge(below, runs.entries());
        Collected collected = new Collected();
        SegmentWriter writer = new SegmentWriter(chunks);
        EntryCursor merged = new MergeCursor(sources);
        long expected =
                runs.entries() + below.stream().mapToLong(Segment::entries).sum();
        while (merged.advance()) {
            Entry entry = merged.entry();
            boolean isNew = merged.precedence() >= 0;
            if (entry instanceof Entry.Present present) {
                collected.add(present);
            }
            if (mergeAll ? entry instanceof Entry.Present : isNew) {
                writer.add(entry);
            }
            collected.tick(request.progress(), expected);
        }
        Segment newest = writer.finish();
        List<Segment> segments = new ArrayList<>();
        if (newest.entries() > 0) {
            segments.add(newest);
        }
        if (!mergeAll) {
            segments.addAll(below);
        }
        long[] missing = {0};
        runs.targets().forEach(target -> {
            if (!collected.ids.contains(target)) {
                missing[0]++;
                request.missingTargets().accept(target);
            }
        });
        Set<ChunkId> packs = new HashSet<>(writer.packs());
        long storedBytes = writer.storedBytes();
        SortedMap<String, List<Segment>> collections =
                new TreeMap<>(parent.map(SnapshotRoot::collections).orElse(Collections.emptySortedMap()));
        SortedMap<String, CollectionCounts> collectionCounts = new TreeMap<>();
        for (Map.Entry<String, CollectionRuns> collection :
                request.collections().entrySet()) {
            CollectionMerge merge = new CollectionMerge(chunks, fanIn);
            collections.compute(
                    collection.getKey(),
                    (name, known) -> merge.merge(collection.getValue(), known == null ? List.of() : known));
            collectionCounts.put(collection.getKey(), merge.counts());
            packs.addAll(merge.packs());
            storedBytes += merge.storedBytes();
        }
        return new Assembly(
                request.snapshotId(),
                request.schemaId(),
                parent,
                List.copyOf(segments),
                collections,
                collectionCounts,
                Set.copyOf(packs),
                collected.byType,
                collected.merkle.leaves(),
                collected.references,
                runs.targets().size(),
                missing[0],
                List.copyOf(collected.twice),
                collected.merkle.root(),
                storedBytes);
    }

    /** The ids of the objects that a snapshot of these runs, on top of the parent, would hold. */
    public IdSet objectIds(Optional<SnapshotId> parent, List<ChunkId> runs) {
        List<EntryCursor> sources = new ArrayList<>();
        sources.add(new RunMerge(chunks, fanIn).open(runs));
        parent.map(this::find)
                .map(SnapshotRoot::segments)
                .orElse(List.of())
                .forEach(segment -> sources.add(
                        new SegmentCursor(chunks, segment.documents(), -sources.size(), SegmentCursor::fail)));
        IdSet ids = new IdSet();
        EntryCursor present = new PresentCursor(new MergeCursor(sources), 0, 0);
        while (present.advance()) {
            ids.add(present.entry().objectId());
        }
        return ids;
    }

    /** Commits the snapshot; when its root is there already, gives that one. */
    public SnapshotRoot commit(Assembly assembly, CommitRequest request) {
        Optional<SnapshotRoot> committed = roots.find(assembly.snapshotId());
        if (committed.isPresent()) {
            return committed.get();
        }
        List<MetaDocument> meta = new ArrayList<>();
        for (Map.Entry<String, byte[]> document : request.meta().entrySet()) {
            SealedChunks.Written written =
                    chunks.writeDocument(ChunkKind.META, document.getValue(), document.getValue().length);
            meta.add(new MetaDocument(document.getKey(), written.id(), written.continuations()));
        }
        requireAll(chunksOf(assembly, meta));
        Window window = request.window();
        SnapshotRoot unsigned = new SnapshotRoot(
                SnapshotRoot.FORMAT_VERSION,
                assembly.snapshotId(),
                assembly.schemaId(),
                chunks.keys().currentEpoch(),
                assembly.parent().map(SnapshotRoot::id),
                assembly.segments(),
                assembly.collections(),
                meta,
                new Window(
                        window.from().truncatedTo(ChronoUnit.MILLIS),
                        window.to().truncatedTo(ChronoUnit.MILLIS)),
                request.counts(),
                assembly.objectsByType(),
                request.warnings(),
                assembly.merkleRoot(),
                roots.newestSeal(assembly.schemaId()),
                "");
        SnapshotRoot root = unsigned.sealedWith(seal(unsigned));
        return switch (roots.insert(root, chunks.storage())) {
            case COMMITTED -> root;
            case ALREADY_COMMITTED -> find(root.id());
        };
    }

    private String seal(SnapshotRoot root) {
        return HexFormat.of().formatHex(chunks.keys().mac(RootSigning.bytes(root)));
    }

    private SnapshotRoot find(SnapshotId id) {
        return roots.find(id).orElseThrow(() -> new SnapshotNotFoundException(id));
    }

    static boolean needsMerge(List<Segment> below, long newEntries) {
        long base = below.get(below.size() - 1).entries();
        long deltas = newEntries
                + below.subList(0, below.size() - 1).stream()
                        .mapToLong(Segment::entries)
                        .sum();
        return below.size() + 1 > MAX_SEGMENTS || deltas * 100 > base * MAX_DELTA_PERCENT;
    }

    private static Set<ChunkId> chunksOf(Assembly assembly, List<MetaDocument> meta) {
        Set<ChunkId> ids = new LinkedHashSet<>(assembly.newPacks());
        Stream.concat(
                        assembly.segments().stream(),
                        assembly.collections().values().stream().flatMap(List::stream))
                .flatMap(segment -> segment.documents().stream())
                .map(SegmentDocument::id)
                .forEach(ids::add);
        for (MetaDocument document : meta) {
            ids.add(document.id());
            ids.addAll(document.continuations());
        }
        return ids;
    }

    private void requireAll(Collection<ChunkId> ids) {
        List<ChunkId> batch = new ArrayList<>(EXISTENCE_BATCH);
        for (ChunkId id : ids) {
            batch.add(id);
            if (batch.size() == EXISTENCE_BATCH) {
                requireBatch(batch);
                batch.clear();
            }
        }
        requireBatch(batch);
    }

    private void requireBatch(List<ChunkId> batch) {
        Set<ChunkId> missing = batch.isEmpty() ? Set.of() : chunks.store().missing(batch);
        if (!missing.isEmpty()) {
            throw new CorruptSnapshotException(
                    Damage.MISSING,
                    missing.size() + " chunks are not in the store, among them "
                            + missing.iterator().next() + "; the snapshot was not committed");
        }
    }

    /** What the merge finds out on its way. */
    private static final class Collected {
        private final SortedMap<Long, Long> byType = new TreeMap<>();
        private final IdSet ids = new IdSet();
        private final MerkleTree merkle = new MerkleTree();
        private final List<Long> twice = new ArrayList<>();
        private long references;
        private long seen;

        private void add(Entry.Present entry) {
            byType.merge(entry.typeId(), 1L, Long::sum);
            merkle.add(entry);
            references += entry.references();
            if (!ids.add(entry.objectId()) && twice.size() < MAX_NAMED) {
                twice.add(entry.objectId());
            }
        }

        private void tick(ReadingProgress progress, long total) {
            if (++seen % PROGRESS_EVERY == 0 && progress.at(seen, total) == ReadingProgress.Continue.CANCEL) {
                throw new ReadingCancelledException();
            }
        }
    }
}
