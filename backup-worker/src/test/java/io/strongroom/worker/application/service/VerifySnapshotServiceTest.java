package io.strongroom.worker.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.snapshot.CollectionRuns;
import io.strongroom.worker.application.snapshot.EntryCursor;
import io.strongroom.worker.application.snapshot.ReadingCancelledException;
import io.strongroom.worker.application.snapshot.ReadingProgress;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotNotFoundException;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifySnapshotServiceTest {
    private final Vault vault = new Vault();
    private final VerifySnapshot verify = new VerifySnapshotService(vault.reader, 150);

    private enum Harm {
        BIT_FLIPPED,
        TRUNCATED,
        MISSING,
        OTHER_CHUNK
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anUntouchedSnapshotIsWhole(long seed) {
        List<StoredObject> objects = SnapshotFixtures.anyObjects(new Random(seed), 500);
        SnapshotRoot root = vault.commit(vault.pack(objects, 60));

        VerifySnapshot.Result result = verify(root);

        assertThat(result.problems()).isEmpty();
        assertThat(result.ok()).isTrue();
        assertThat(result.objectsChecked()).isEqualTo(500);
        assertThat(result.packsChecked())
                .isEqualTo(vault.chunkStore.list(ChunkKind.PACK, "", 10_000).size());
    }

    @Test
    void eachPackIsReadOnceAndEachSegmentDocumentOncePerBatch() {
        SnapshotRoot root = vault.commit(vault.pack(objects(600), 50));
        vault.chunkStore.reads.clear();

        verify(root);

        for (Map.Entry<ChunkId, Integer> read : vault.chunkStore.reads.entrySet()) {
            int limit = read.getKey().kind() == ChunkKind.SEGMENT ? 1 + 4 : 1;
            assertThat(read.getValue()).as(read.getKey().path()).isLessThanOrEqualTo(limit);
        }
    }

    @ParameterizedTest
    @EnumSource(Harm.class)
    void aDamagedPackNamesExactlyItsObjects(Harm harm) {
        SnapshotRoot root = vault.commit(vault.pack(objects(600), 100));
        ChunkId pack = vault.chunkStore.list(ChunkKind.PACK, "", 10).get(2);
        Set<Long> expected = objectsIn(root, pack);

        harm(pack, harm);

        VerifySnapshot.Result result = verify(root);
        assertThat(result.ok()).isFalse();
        assertThat(affected(result)).isEqualTo(expected).hasSize(100);
        assertThat(result.problems())
                .allMatch(p -> p.kind() == (harm == Harm.MISSING ? Damage.MISSING : Damage.ALTERED));
        assertThat(result.objectsChecked()).isEqualTo(600);
    }

    @Test
    void everySingleBitOfEveryKindOfChunkMatters() {
        Random random = new Random(42);
        SnapshotRoot root = vault.commit(vault.pack(SnapshotFixtures.anyObjects(random, 60), 20));
        for (Map.Entry<ChunkId, byte[]> chunk :
                Map.copyOf(vault.chunkStore.chunks).entrySet()) {
            if (chunk.getKey().kind() == ChunkKind.RUN) {
                continue;
            }
            byte[] altered = chunk.getValue().clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            vault.chunkStore.chunks.put(chunk.getKey(), altered);

            assertThat(verify(root).ok()).as(chunk.getKey().path()).isFalse();

            vault.chunkStore.chunks.put(chunk.getKey(), chunk.getValue());
        }
        assertThat(verify(root).ok()).isTrue();
    }

    @Test
    void aLostValuePackNamesItsOneObject() {
        byte[] large = new byte[2_000_000];
        new Random(5).nextBytes(large);
        List<StoredObject> objects = new ArrayList<>(objects(50));
        objects.add(new StoredObject(9, 77, large, new byte[] {1}, new long[0]));
        SnapshotRoot root = vault.commit(vault.pack(objects, 1000));
        Entry.Present entry = vault.reader.find(root, 77).orElseThrow();

        vault.chunkStore.delete(entry.place().valuePacks().get(3));

        assertThat(entry.place().valuePacks()).hasSize(5);
        assertThat(affected(verify(root))).containsExactly(77L);
    }

    @Test
    void aLostSegmentDocumentIsReportedWithWhatItHeld() {
        SnapshotRoot root = vault.commit(vault.pack(objects(100), 100));

        vault.chunkStore.delete(root.segments().get(0).documents().get(0).id());

        VerifySnapshot.Result result = verify(root);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.objectId()).isEqualTo(VerifySnapshot.Problem.WHOLE_SNAPSHOT);
            assertThat(problem.detail()).contains("100 entries", "object 1 of type 1", "object 100 of type 1");
        });
    }

    @Test
    void whatIsWrongInACollectionIsReportedWithItsName() {
        SnapshotRoot root = vault.commit(
                vault.pack(objects(10), 100),
                new TreeMap<>(Map.of(
                        "issues", CollectionRuns.whole(vault.pack(List.of(SnapshotFixtures.anObject(7, 20)), 100)))),
                Optional.empty());
        assertThat(verify(root).ok()).isTrue();
        assertThat(verify(root).objectsChecked()).isEqualTo(10);
        Entry.Present issue =
                vault.reader.find(root.collection("issues"), 7, 20).orElseThrow();

        vault.chunkStore.delete(issue.place().pack());

        assertThat(verify(root).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.objectId()).isEqualTo(VerifySnapshot.Problem.WHOLE_SNAPSHOT);
            assertThat(problem.kind()).isEqualTo(Damage.MISSING);
            assertThat(problem.detail()).contains("collection 'issues'", "7/20");
        });
    }

    @Test
    void aCollectionThatWasTakenFromTheRootShows() {
        SnapshotRoot root = vault.commit(
                vault.pack(objects(10), 100),
                new TreeMap<>(Map.of(
                        "issues", CollectionRuns.whole(vault.pack(List.of(SnapshotFixtures.anObject(7, 20)), 100)))),
                Optional.empty());
        vault.rootStore.roots.put(root.id(), bent(root, root.window(), new TreeMap<>()));

        assertThat(verify(root).problems())
                .extracting(VerifySnapshot.Problem::kind)
                .containsExactly(Damage.CHAIN);
    }

    @Test
    void aRootThatWasBentShows() {
        SnapshotRoot root = vault.commit(vault.pack(objects(10), 100));
        Window earlier = new Window(Instant.EPOCH, root.window().to());
        vault.rootStore.roots.put(root.id(), bent(root, earlier, root.collections()));

        assertThat(verify(root).problems())
                .extracting(VerifySnapshot.Problem::kind)
                .containsExactly(Damage.CHAIN);
    }

    @Test
    void aRootThatVanishedFromTheChainShowsAndARemovedOneDoesNot() {
        SnapshotRoot first = vault.commit(vault.pack(objects(10), 100));
        SnapshotRoot second = vault.commit(vault.pack(objects(10), 100));

        vault.rootStore.remove(first.id());
        assertThat(verify(second).ok()).isTrue();

        vault.rootStore.roots.remove(first.id());
        assertThat(verify(second).problems())
                .extracting(VerifySnapshot.Problem::kind)
                .containsExactly(Damage.CHAIN);
    }

    @Test
    void deltasAreVerifiedWithTheirParents() {
        SnapshotRoot parent = vault.commit(vault.pack(objects(200), 50));
        SnapshotRoot child =
                vault.commit(vault.pack(List.of(SnapshotFixtures.anObject(1, 7, "v2")), 10), Optional.of(parent.id()));
        Set<Long> inFirstPack = objectsIn(
                parent, vault.reader.find(parent, 7).orElseThrow().place().pack());

        assertThat(verify(child).objectsChecked()).isEqualTo(200);
        vault.chunkStore.delete(
                vault.reader.find(parent, 7).orElseThrow().place().pack());

        inFirstPack.remove(7L);
        assertThat(affected(verify(child))).isEqualTo(inFirstPack);
    }

    @Test
    void theProgressHearsEveryThousandAndMayEndIt() {
        SnapshotRoot root = vault.commit(vault.pack(objects(2_500), 2_000));
        List<Long> heard = new ArrayList<>();

        verify.verify(new VerifySnapshot.Command(root.id(), (done, total) -> {
            heard.add(done);
            assertThat(total).isEqualTo(2_500);
            return ReadingProgress.Continue.GO_ON;
        }));

        assertThat(heard).containsExactly(0L, 1_000L, 2_000L);
        assertThatThrownBy(() -> verify.verify(
                        new VerifySnapshot.Command(root.id(), (done, total) -> ReadingProgress.Continue.CANCEL)))
                .isInstanceOf(ReadingCancelledException.class);
    }

    @Test
    void anUnknownSnapshotIsNotFound() {
        assertThatThrownBy(
                        () -> verify.verify(new VerifySnapshot.Command(new SnapshotId("01JABCDEFGHJKMNPQRSTV99999"))))
                .isInstanceOf(SnapshotNotFoundException.class);
    }

    private VerifySnapshot.Result verify(SnapshotRoot root) {
        return verify.verify(new VerifySnapshot.Command(root.id()));
    }

    private void harm(ChunkId pack, Harm harm) {
        byte[] stored = vault.chunkStore.chunks.get(pack);
        switch (harm) {
            case BIT_FLIPPED -> stored[stored.length / 2] ^= 1;
            case TRUNCATED -> vault.chunkStore.chunks.put(pack, Arrays.copyOf(stored, stored.length / 2));
            case MISSING -> vault.chunkStore.delete(pack);
            case OTHER_CHUNK -> {
                ChunkId other = vault.chunkStore.list(ChunkKind.PACK, "", 1).get(0);
                vault.chunkStore.chunks.put(pack, vault.chunkStore.chunks.get(other));
            }
        }
    }

    private Set<Long> objectsIn(SnapshotRoot root, ChunkId pack) {
        Set<Long> objects = new TreeSet<>();
        EntryCursor cursor = vault.reader.entries(root, 0, 0);
        while (cursor.advance()) {
            if (((Entry.Present) cursor.entry()).place().pack().equals(pack)) {
                objects.add(cursor.entry().objectId());
            }
        }
        return objects;
    }

    private static Set<Long> affected(VerifySnapshot.Result result) {
        Set<Long> affected = new TreeSet<>();
        result.problems().forEach(problem -> affected.add(problem.objectId()));
        return affected;
    }

    private static List<StoredObject> objects(int count) {
        List<StoredObject> objects = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            objects.add(SnapshotFixtures.anObject(1, i));
        }
        return objects;
    }

    private static SnapshotRoot bent(SnapshotRoot root, Window window, SortedMap<String, List<Segment>> collections) {
        return new SnapshotRoot(
                root.formatVersion(),
                root.id(),
                root.schemaId(),
                root.keyEpoch(),
                root.parent(),
                root.segments(),
                collections,
                root.meta(),
                window,
                root.counts(),
                root.objectsByType(),
                root.warnings(),
                root.merkleRoot(),
                root.previous(),
                root.hmac());
    }
}
