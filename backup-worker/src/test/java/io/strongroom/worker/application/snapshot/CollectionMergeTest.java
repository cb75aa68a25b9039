package io.strongroom.worker.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionMergeTest {
    private static final String NAME = "issues";

    private final Vault vault = new Vault();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aCollectionReadAnewIsWhatWasReadWhateverTheParentHas(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, String> oracle = new TreeMap<>();
        Optional<SnapshotRoot> parent = Optional.empty();
        int mostSegments = 0;
        for (int round = 0; round < 12; round++) {
            int changes = round == 0 ? 300 : random.nextInt(20);
            for (int i = 0; i < changes; i++) {
                long id = random.nextInt(400);
                if (random.nextInt(3) == 0) {
                    oracle.remove(id);
                } else {
                    oracle.put(id, "r" + round);
                }
            }

            SnapshotRoot root = commit(CollectionRuns.whole(vault.pack(objects(oracle), 50)), parent);

            assertThat(contents(root)).as("round %d", round).isEqualTo(oracle);
            mostSegments = Math.max(mostSegments, root.collection(NAME).size());
            parent = Optional.of(root);
        }
        assertThat(mostSegments).isBetween(2, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void changesGoOnTopOfWhatTheParentHas(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, String> oracle = new TreeMap<>();
        Optional<SnapshotRoot> parent = Optional.empty();
        for (int round = 0; round < 12; round++) {
            ObjectPacker packer = new ObjectPacker(vault.sealed);
            int changes = 1 + (round == 0 ? 300 : random.nextInt(20));
            for (int i = 0; i < changes; i++) {
                long id = random.nextInt(400);
                if (random.nextInt(4) == 0) {
                    oracle.remove(id);
                    packer.remove(7, id);
                } else {
                    oracle.put(id, "r" + round);
                    packer.add(SnapshotFixtures.anObject(7, id, "r" + round));
                }
            }

            SnapshotRoot root =
                    commit(CollectionRuns.changes(List.of(packer.flush().runId())), parent);

            assertThat(contents(root)).as("round %d", round).isEqualTo(oracle);
            parent = Optional.of(root);
        }
    }

    @Test
    void whatDidNotChangeStaysWhereTheParentHasIt() {
        TreeMap<Long, String> all = new TreeMap<>();
        for (long id = 1; id <= 200; id++) {
            all.put(id, "v1");
        }
        SnapshotRoot parent = commit(CollectionRuns.whole(vault.pack(objects(all), 50)), Optional.empty());
        int segments = vault.chunkStore.list(ChunkKind.SEGMENT, "", 100).size();

        SnapshotRoot child = commit(CollectionRuns.whole(vault.pack(objects(all), 50)), Optional.of(parent));

        assertThat(child.collections()).isEqualTo(parent.collections());
        assertThat(vault.chunkStore.list(ChunkKind.SEGMENT, "", 100)).hasSize(segments);
    }

    @Test
    void aCollectionThatNobodyReadIsAsInTheParent() {
        SnapshotRoot parent = commit(
                CollectionRuns.whole(vault.pack(objects(new TreeMap<>(Map.of(3L, "v1"))), 50)), Optional.empty());

        SnapshotRoot child = vault.commit(List.of(), Optional.of(parent.id()));

        assertThat(contents(child)).isEqualTo(Map.of(3L, "v1"));
    }

    @Test
    void anEmptyCollectionIsNone() {
        SnapshotRoot parent = commit(
                CollectionRuns.whole(vault.pack(objects(new TreeMap<>(Map.of(3L, "v1"))), 50)), Optional.empty());

        SnapshotRoot child = commit(CollectionRuns.whole(List.of()), Optional.of(parent));

        assertThat(contents(child)).isEmpty();
        assertThat(vault.reader.find(child.collection(NAME), 7, 3)).isEmpty();
        assertThat(contents(parent)).isEqualTo(Map.of(3L, "v1"));
    }

    private SnapshotRoot commit(CollectionRuns runs, Optional<SnapshotRoot> parent) {
        return vault.commit(List.of(), new TreeMap<>(Map.of(NAME, runs)), parent.map(SnapshotRoot::id));
    }

    private static List<StoredObject> objects(Map<Long, String> versions) {
        List<StoredObject> objects = new ArrayList<>();
        versions.forEach((id, version) -> objects.add(SnapshotFixtures.anObject(7, id, version)));
        return objects;
    }

    private Map<Long, String> contents(SnapshotRoot root) {
        Map<Long, String> found = new TreeMap<>();
        EntryCursor cursor = vault.reader.entriesAt(root.collection(NAME), 0);
        while (cursor.advance()) {
            if (cursor.entry() instanceof Entry.Present entry) {
                ChunkId pack = entry.place().pack();
                String text = new String(
                        vault.reader.read(vault.reader.open(pack), entry).canonical(), StandardCharsets.UTF_8);
                found.put(entry.objectId(), text.substring(16, text.indexOf('"', 16)));
            }
        }
        return found;
    }
}
