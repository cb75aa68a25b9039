package io.strongroom.worker.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotRoundTripTest {
    private final Vault vault = new Vault();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyObjectComesBackByteForByte(long seed) {
        Random random = new Random(seed);
        List<StoredObject> objects = SnapshotFixtures.anyObjects(random, 50 + random.nextInt(400));

        SnapshotRoot root = vault.commit(vault.pack(objects, 1 + random.nextInt(200)));

        EntryCursor cursor = vault.reader.entries(root, 0, 0);
        for (StoredObject expected : objects) {
            assertThat(cursor.advance()).isTrue();
            Entry.Present entry = (Entry.Present) cursor.entry();
            StoredObject actual =
                    vault.reader.read(vault.reader.open(entry.place().pack()), entry);
            assertThat(actual.objectId()).isEqualTo(expected.objectId());
            assertThat(actual.typeId()).isEqualTo(expected.typeId());
            assertThat(actual.canonical()).isEqualTo(expected.canonical());
            assertThat(actual.annotations()).isEqualTo(expected.annotations());
        }
        assertThat(cursor.advance()).isFalse();
        assertThat(root.objects()).isEqualTo(objects.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void noStoredChunkIsLargerThanTheLimit(long seed) {
        List<StoredObject> objects = SnapshotFixtures.anyObjects(new Random(seed), 800);
        Collections.shuffle(objects, new Random(seed));

        vault.commit(vault.pack(objects, 300));

        for (Map.Entry<ChunkId, byte[]> chunk : vault.chunkStore.chunks.entrySet()) {
            assertThat(chunk.getValue().length).as(chunk.getKey().path()).isLessThanOrEqualTo(Limits.CHUNK_BYTES);
            assertThat(chunk.getKey().matches(chunk.getValue())).isTrue();
        }
        assertThat(vault.chunkStore.list(ChunkKind.PACK, "", 10_000)).isNotEmpty();
    }
}
