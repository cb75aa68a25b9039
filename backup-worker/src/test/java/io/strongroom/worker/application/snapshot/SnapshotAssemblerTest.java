package io.strongroom.worker.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.MerkleTree;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotAssemblerTest {
    private final Vault vault = new Vault();

    /** A key as the oracle sorts it. */
    private record Key(long typeId, long objectId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Entry.compareKeys(typeId, objectId, other.typeId, other.objectId);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLaterRunWinsHoweverRunsOverlap(long seed) {
        Random random = new Random(seed);
        TreeMap<Key, String> oracle = new TreeMap<>();
        List<ChunkId> runs = randomRuns(random, oracle, 60);
        SnapshotAssembler assembler = new SnapshotAssembler(vault.sealed, vault.rootStore, 2 + random.nextInt(8));

        SnapshotRoot root = Vault.commit(assembler, vault.nextId(), runs, Optional.empty());

        assertThat(contents(root)).isEqualTo(oracle);
        assertThat(root.segments().stream().mapToLong(s -> s.tombstones()).sum())
                .isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void aChainOfDeltasReadsAsTheNewestOfEachObject(long seed) {
        Random random = new Random(seed);
        TreeMap<Key, String> oracle = new TreeMap<>();
        List<ChunkId> base = new ArrayList<>(randomRuns(random, oracle, 30));
        SnapshotRoot root = vault.commit(base);
        int mostSegments = 0;
        for (int delta = 0; delta < 12; delta++) {
            List<ChunkId> runs = randomRuns(random, oracle, 1);
            Map<Key, String> before = contents(root);

            SnapshotRoot next = vault.commit(runs, Optional.of(root.id()));

            assertThat(contents(next)).as("delta %d", delta).isEqualTo(oracle);
            assertThat(contents(root)).as("the parent of delta %d", delta).isEqualTo(before);
            assertThat(next.objects()).isEqualTo(oracle.size());
            assertThat(next.segments().size()).isLessThanOrEqualTo(8);
            mostSegments = Math.max(mostSegments, next.segments().size());
            for (Key key : oracle.keySet()) {
                assertThat(vault.reader.find(next, key.objectId())).isPresent();
            }
            root = next;
        }
        assertThat(mostSegments).isGreaterThan(1);
    }

    @Test
    void aSmallDeltaBecomesOneSegmentOnTopOfItsParents() {
        SnapshotRoot parent = vault.commit(vault.pack(objects(1, 200), 100));

        SnapshotRoot child =
                vault.commit(vault.pack(List.of(SnapshotFixtures.anObject(1, 7, "v2")), 10), Optional.of(parent.id()));

        assertThat(child.segments()).hasSize(2);
        assertThat(child.segments().get(1)).isEqualTo(parent.segments().get(0));
        assertThat(child.segments().get(0).entries()).isEqualTo(1);
        assertThat(child.parent()).contains(parent.id());
    }

    @Test
    void aLargeDeltaIsMergedWithItsParent() {
        SnapshotRoot parent = vault.commit(vault.pack(objects(1, 100), 100));

        SnapshotRoot child = vault.commit(vault.pack(objects(2, 30), 100), Optional.of(parent.id()));

        assertThat(child.segments()).hasSize(1);
        assertThat(child.objects()).isEqualTo(130);
    }

    @Test
    void everyTargetOutsideTheSnapshotIsNamedOnceInOrder() {
        List<StoredObject> objects = new ArrayList<>();
        TreeSet<Long> missing = new TreeSet<>();
        for (int i = 1; i <= 300; i++) {
            long outside = 1_000_000L + (i * 7919L) % 100;
            missing.add(outside);
            objects.add(SnapshotFixtures.anObject(1 + i % 3, i, "v", i, 1 + (i * 31L) % 300, outside));
        }
        objects.sort((a, b) -> Entry.compareKeys(a.typeId(), a.objectId(), b.typeId(), b.objectId()));
        List<Long> named = new ArrayList<>();

        Assembly assembly = vault.assembler.assemble(
                new AssembleRequest(vault.nextId(), Vault.SCHEMA, vault.pack(objects, 40), named::add));

        assertThat(named).containsExactlyElementsOf(missing);
        assertThat(assembly.targetsMissing()).isEqualTo(missing.size());
        assertThat(assembly.references()).isEqualTo(900);
    }

    @Test
    void aReferenceToAnObjectThatALaterRunRemovedIsMissing() {
        List<ChunkId> runs = new ArrayList<>(
                vault.pack(List.of(SnapshotFixtures.anObject(1, 1, "v", 2), SnapshotFixtures.anObject(1, 2)), 10));
        ObjectPacker packer = new ObjectPacker(vault.sealed);
        packer.remove(1, 2);
        runs.add(packer.flush().runId());
        List<Long> named = new ArrayList<>();

        Assembly assembly =
                vault.assembler.assemble(new AssembleRequest(vault.nextId(), Vault.SCHEMA, runs, named::add));

        assertThat(named).containsExactly(2L);
        assertThat(assembly.objects()).isEqualTo(1);
    }

    @Test
    void anObjectUnderTwoTypesIsNamed() {
        List<StoredObject> objects = List.of(SnapshotFixtures.anObject(1, 5), SnapshotFixtures.anObject(2, 5));

        Assembly assembly = vault.assembler.assemble(
                new AssembleRequest(vault.nextId(), Vault.SCHEMA, vault.pack(objects, 10), missing -> {}));

        assertThat(assembly.objectsOfTwoTypes()).containsExactly(5L);
    }

    @Test
    void anEmptySchemaIsASnapshotToo() {
        SnapshotRoot root = vault.commit(List.of());

        assertThat(root.objects()).isZero();
        assertThat(root.segments()).isEmpty();
        assertThat(root.merkleRoot()).isEqualTo(new MerkleTree().root());
    }

    @Test
    void theMerkleRootDependsOnTheObjectsAlone() {
        List<StoredObject> objects = objects(3, 137);
        SnapshotRoot one = vault.commit(vault.pack(objects, 10));
        SnapshotRoot other = vault.commit(vault.pack(objects, 100));
        SnapshotRoot changed =
                vault.commit(vault.pack(List.of(SnapshotFixtures.anObject(3, 5, "v2")), 1), Optional.of(other.id()));

        assertThat(other.merkleRoot()).isEqualTo(one.merkleRoot());
        assertThat(changed.merkleRoot()).isNotEqualTo(one.merkleRoot());
    }

    @Test
    void aSecondCommitGivesTheFirstRoot() {
        SnapshotId id = vault.nextId();
        List<ChunkId> runs = vault.pack(objects(1, 3), 10);
        SnapshotRoot first = Vault.commit(vault.assembler, id, runs, Optional.empty());

        SnapshotRoot second = Vault.commit(vault.assembler, id, runs, Optional.empty());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void rootsOfASchemaAreChained() {
        SnapshotRoot first = vault.commit(vault.pack(objects(1, 3), 10));
        SnapshotRoot second = vault.commit(vault.pack(objects(1, 3), 10));

        assertThat(first.previous()).isEmpty();
        assertThat(second.previous()).contains(first.seal());
        assertThat(vault.reader.chainProblems(second)).isEmpty();
    }

    @Test
    void nothingIsCommittedWhileAChunkIsMissing() {
        Assembly assembly = vault.assembler.assemble(
                new AssembleRequest(vault.nextId(), Vault.SCHEMA, vault.pack(objects(1, 300), 100), missing -> {}));
        ChunkId lost = vault.chunkStore.list(ChunkKind.PACK, "", 1).get(0);
        vault.chunkStore.delete(lost);

        assertThatThrownBy(() -> vault.assembler.commit(assembly, Vault.aCommit()))
                .isInstanceOf(CorruptSnapshotException.class)
                .hasMessageContaining(lost.path());

        SnapshotRoots roots = vault.rootStore;
        assertThat(roots.find(assembly.snapshotId())).isEmpty();
    }

    @Test
    void aCancelledAssemblyDecidesNothing() {
        AssembleRequest request = new AssembleRequest(
                vault.nextId(),
                Vault.SCHEMA,
                Optional.empty(),
                vault.pack(objects(1, 10_001), 5_000),
                new TreeMap<>(),
                missing -> {},
                (done, total) -> ReadingProgress.Continue.CANCEL);

        assertThatThrownBy(() -> vault.assembler.assemble(request)).isInstanceOf(ReadingCancelledException.class);
    }

    @Test
    void eachRunIsReadTwiceHoweverManyThereAre() {
        List<ChunkId> runs = vault.pack(objects(1, 3_000), 10);
        vault.chunkStore.reads.clear();

        vault.commit(runs);

        assertThat(runs).hasSize(300);
        assertThat(runs)
                .allSatisfy(run -> assertThat(vault.chunkStore.reads.get(run)).isEqualTo(2));
        assertThat(vault.chunkStore.reads.keySet()).noneMatch(id -> id.kind() == ChunkKind.PACK);
    }

    @Test
    void neighbouringRunsFormOneChainSoThatOneIsOpenAtATime() {
        List<ChunkId> runs = vault.pack(objects(1, 2_000), 10);
        vault.chunkStore.reads.clear();
        RunMerge merge = new RunMerge(vault.sealed, 4);
        EntryCursor cursor = merge.open(runs);
        int readsOfScan = vault.chunkStore.reads.values().stream()
                .mapToInt(Integer::intValue)
                .sum();

        for (int i = 0; i < 500; i++) {
            cursor.advance();
        }

        int readsOfHalf = vault.chunkStore.reads.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                - readsOfScan;
        assertThat(readsOfScan).isEqualTo(200 + 1);
        assertThat(readsOfHalf).isBetween(49, 51);
    }

    @Test
    void theSegmentIsCutIntoDocumentsThatFollowEachOther() {
        SnapshotRoot root = vault.commit(vault.pack(objects(1, 40_000), 5_000));

        List<SegmentDocument> documents = root.segments().get(0).documents();
        assertThat(documents.size()).isGreaterThan(1);
        long next = 1;
        for (SegmentDocument document : documents) {
            assertThat(document.firstObject()).isEqualTo(next);
            next = document.lastObject() + 1;
        }
        assertThat(next).isEqualTo(40_001);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void theIdSetHoldsWhatASortedSetHolds(long seed) {
        Random random = new Random(seed);
        IdSet ids = new IdSet();
        TreeSet<Long> oracle = new TreeSet<>();
        for (int i = 0; i < 60_000; i++) {
            long id = random.nextInt(4) == 0 ? random.nextLong() >>> 1 : random.nextInt(90_000);
            assertThat(ids.add(id)).isEqualTo(oracle.add(id));
        }
        List<Long> listed = new ArrayList<>();
        ids.forEach(listed::add);

        assertThat(listed).isEqualTo(new ArrayList<>(oracle));
        assertThat(ids.size()).isEqualTo(oracle.size());
        for (long id = 0; id < 1_000; id++) {
            assertThat(ids.contains(id)).isEqualTo(oracle.contains(id));
        }
    }

    private List<ChunkId> randomRuns(Random random, Map<Key, String> oracle, int count) {
        List<ChunkId> runs = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            ObjectPacker packer = new ObjectPacker(vault.sealed);
            for (int i = 0; i < 12; i++) {
                long objectId = 1L + random.nextInt(400);
                Key key = new Key(1 + objectId % 5, objectId);
                if (random.nextInt(5) == 0) {
                    packer.remove(key.typeId(), objectId);
                    oracle.remove(key);
                } else {
                    StoredObject object = SnapshotFixtures.anObject(key.typeId(), objectId, "v" + random.nextLong());
                    packer.add(object);
                    oracle.put(key, new String(object.canonical(), StandardCharsets.UTF_8));
                }
            }
            runs.add(packer.flush().runId());
        }
        return runs;
    }

    private Map<Key, String> contents(SnapshotRoot root) {
        Map<Key, String> contents = new TreeMap<>();
        EntryCursor cursor = vault.reader.entries(root, 0, 0);
        while (cursor.advance()) {
            Entry.Present entry = (Entry.Present) cursor.entry();
            StoredObject object =
                    vault.reader.read(vault.reader.open(entry.place().pack()), entry);
            contents.put(
                    new Key(entry.typeId(), entry.objectId()), new String(object.canonical(), StandardCharsets.UTF_8));
        }
        return contents;
    }

    private static List<StoredObject> objects(long typeId, int count) {
        List<StoredObject> objects = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            objects.add(SnapshotFixtures.anObject(typeId, i));
        }
        return objects;
    }
}
