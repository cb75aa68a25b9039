package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.snapshot.EntryCursor;
import io.strongroom.worker.application.snapshot.OpenPack;
import io.strongroom.worker.application.snapshot.ReadingCancelledException;
import io.strongroom.worker.application.snapshot.ReadingProgress;
import io.strongroom.worker.application.snapshot.SnapshotReader;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.MerkleTree;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Goes over the entries once to learn which packs there are, and then pack by pack: as many packs at a time as have a
 * bounded number of entries, whose entries are collected in another pass over the part of the segments that holds them.
 * First the objects, then each collection by itself.
 */
public final class VerifySnapshotService implements VerifySnapshot {
    private static final int ENTRIES_AT_A_TIME = 100_000;
    private static final int PROGRESS_EVERY = 1_000;

    private final SnapshotReader reader;
    private final int entriesAtATime;

    public VerifySnapshotService(SnapshotReader reader) {
        this(reader, ENTRIES_AT_A_TIME);
    }

    VerifySnapshotService(SnapshotReader reader, int entriesAtATime) {
        this.reader = reader;
        this.entriesAtATime = entriesAtATime;
    }

    @Override
    public Result verify(Command command) {
        return new Verification(reader.root(command.snapshotId()), command.progress()).run();
    }

    /** How many entries name a pack, and between which keys they lie. */
    private static final class PackUse {
        private final Entry first;
        private Entry last;
        private int entries;

        private PackUse(Entry first) {
            this.first = first;
            this.last = first;
        }

        private void add(Entry entry) {
            last = entry;
            entries++;
        }
    }

    /** The objects, or a collection, of which the name is given. */
    private record Subject(Optional<String> collection, List<Segment> segments) {
        static Subject objects(SnapshotRoot root) {
            return new Subject(Optional.empty(), root.segments());
        }

        String prefix() {
            return collection.map(name -> "collection '" + name + "': ").orElse("");
        }
    }

    private final class Verification {
        private final SnapshotRoot root;
        private final ReadingProgress progress;
        private final Set<ChunkId> damagedDocuments = new HashSet<>();
        private final List<Problem> problems = new ArrayList<>();
        private long problemsFound;
        private long packsChecked;
        private long objectsChecked;
        private long entriesChecked;

        private Verification(SnapshotRoot root, ReadingProgress progress) {
            this.root = root;
            this.progress = progress;
        }

        private Result run() {
            tick();
            reader.chainProblems(root).forEach(detail -> whole(Damage.CHAIN, detail));
            root.meta().forEach(this::verifyMeta);
            verifyPacks(Subject.objects(root), verifyEntries());
            root.collections().forEach((name, segments) -> {
                Subject subject = new Subject(Optional.of(name), segments);
                Map<ChunkId, PackUse> uses = new LinkedHashMap<>();
                walk(subject, entry -> use(uses, entry));
                verifyPacks(subject, uses);
            });
            return new Result(problemsFound == 0, packsChecked, objectsChecked, problemsFound, problems);
        }

        private void verifyPacks(Subject subject, Map<ChunkId, PackUse> uses) {
            Map<ChunkId, PackUse> batch = new LinkedHashMap<>();
            int entries = 0;
            for (Map.Entry<ChunkId, PackUse> use : uses.entrySet()) {
                if (!batch.isEmpty() && entries + use.getValue().entries > entriesAtATime) {
                    verifyBatch(subject, batch);
                    batch.clear();
                    entries = 0;
                }
                batch.put(use.getKey(), use.getValue());
                entries += use.getValue().entries;
            }
            verifyBatch(subject, batch);
        }

        private void walk(Subject subject, Consumer<Entry.Present> consumer) {
            EntryCursor entries = reader.entries(
                    subject.segments(), 0, 0, (document, damage) -> documentDamaged(subject, document, damage));
            while (entries.advance()) {
                consumer.accept((Entry.Present) entries.entry());
            }
        }

        private static void use(Map<ChunkId, PackUse> uses, Entry.Present entry) {
            uses.computeIfAbsent(entry.place().pack(), pack -> new PackUse(entry))
                    .add(entry);
        }

        private void verifyMeta(MetaDocument document) {
            try {
                reader.meta(document);
            } catch (CorruptSnapshotException e) {
                whole(e.damage(), "definitions '" + document.name() + "': " + e.getMessage());
            }
        }

        private Map<ChunkId, PackUse> verifyEntries() {
            Map<ChunkId, PackUse> uses = new LinkedHashMap<>();
            SortedMap<Long, Long> byType = new TreeMap<>();
            MerkleTree merkle = new MerkleTree();
            walk(Subject.objects(root), entry -> {
                byType.merge(entry.typeId(), 1L, Long::sum);
                merkle.add(entry);
                use(uses, entry);
            });
            if (damagedDocuments.isEmpty() && !byType.equals(root.objectsByType())) {
                whole(Damage.COUNT, "the root counts " + root.objects() + " objects, its segments " + merkle.leaves());
            }
            if (damagedDocuments.isEmpty() && !merkle.root().equals(root.merkleRoot())) {
                whole(Damage.MERKLE_ROOT, "the entries are not those that the root was made for");
            }
            return uses;
        }

        private void documentDamaged(Subject subject, SegmentDocument document, CorruptSnapshotException damage) {
            if (damagedDocuments.add(document.id())) {
                whole(
                        damage.damage(),
                        subject.prefix() + document.entries() + " entries from object " + document.firstObject()
                                + " of type "
                                + document.firstType() + " to object " + document.lastObject() + " of type "
                                + document.lastType() + " are lost: " + damage.getMessage());
            }
        }

        private void verifyBatch(Subject subject, Map<ChunkId, PackUse> packs) {
            if (packs.isEmpty()) {
                return;
            }
            Map<ChunkId, List<Entry.Present>> entries = collect(subject, packs);
            for (Map.Entry<ChunkId, List<Entry.Present>> pack : entries.entrySet()) {
                verifyPack(subject, pack.getKey(), pack.getValue());
                pack.getValue().clear();
            }
        }

        private Map<ChunkId, List<Entry.Present>> collect(Subject subject, Map<ChunkId, PackUse> packs) {
            Entry first = packs.values().stream()
                    .map(use -> use.first)
                    .min(Entry::compareKey)
                    .orElseThrow();
            Entry last = packs.values().stream()
                    .map(use -> use.last)
                    .max(Entry::compareKey)
                    .orElseThrow();
            Map<ChunkId, List<Entry.Present>> collected = new LinkedHashMap<>();
            packs.forEach((pack, use) -> collected.put(pack, new ArrayList<>(use.entries)));
            EntryCursor cursor = reader.entries(
                    subject.segments(),
                    first.typeId(),
                    first.objectId(),
                    (document, damage) -> documentDamaged(subject, document, damage));
            while (cursor.advance() && cursor.entry().compareKey(last) <= 0) {
                Entry.Present entry = (Entry.Present) cursor.entry();
                List<Entry.Present> ofPack = collected.get(entry.place().pack());
                if (ofPack != null) {
                    ofPack.add(entry);
                }
            }
            return collected;
        }

        private void verifyPack(Subject subject, ChunkId id, List<Entry.Present> entries) {
            packsChecked++;
            Optional<OpenPack> pack = Optional.empty();
            try {
                pack = Optional.of(reader.open(id));
            } catch (CorruptSnapshotException e) {
                for (Entry entry : entries) {
                    problem(subject, entry, e.damage(), e.getMessage());
                    checked(subject);
                }
            }
            pack.ifPresent(opened -> verifyObjects(subject, opened, entries));
        }

        private void verifyObjects(Subject subject, OpenPack pack, List<Entry.Present> entries) {
            entries.sort(Comparator.<Entry.Present>comparingInt(
                            entry -> entry.place().frame())
                    .thenComparingInt(entry -> entry.place().slot()));
            for (Entry.Present entry : entries) {
                packsChecked += entry.place().valuePacks().size();
                try {
                    StoredObject object = reader.read(pack, entry);
                    if (!reader.version(object).equals(entry.version())) {
                        problem(
                                subject,
                                entry,
                                Damage.WRONG_VERSION,
                                "the content does not have the hash of its entry");
                    }
                } catch (CorruptSnapshotException e) {
                    problem(subject, entry, e.damage(), e.getMessage());
                }
                checked(subject);
            }
        }

        /** Entries of collections do not count as objects, but a verification can be cancelled among them too. */
        private void checked(Subject subject) {
            entriesChecked++;
            if (subject.collection().isEmpty()) {
                objectsChecked++;
            }
            if (entriesChecked % PROGRESS_EVERY == 0) {
                tick();
            }
        }

        private void tick() {
            if (progress.at(objectsChecked, root.objects()) == ReadingProgress.Continue.CANCEL) {
                throw new ReadingCancelledException();
            }
        }

        private void problem(Subject subject, Entry entry, Damage damage, String detail) {
            if (subject.collection().isEmpty()) {
                problem(entry.objectId(), damage, detail);
            } else {
                whole(damage, subject.prefix() + "entry " + entry.typeId() + "/" + entry.objectId() + ": " + detail);
            }
        }

        private void whole(Damage damage, String detail) {
            problem(Problem.WHOLE_SNAPSHOT, damage, detail);
        }

        private void problem(long objectId, Damage damage, String detail) {
            problemsFound++;
            if (problems.size() < LISTED_PROBLEMS) {
                problems.add(new Problem(objectId, damage, detail));
            }
        }
    }
}
