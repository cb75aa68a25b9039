package io.strongroom.worker.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.adapter.out.crypto.TinkSnapshotKeys;
import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.service.VerifySnapshotService;
import io.strongroom.worker.application.snapshot.SealedChunks;
import io.strongroom.worker.application.snapshot.SnapshotReader;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Snapshots that were written when version 1 was new, and when something was added to it, stay readable for ever. */
class SnapshotFormatVersion1Test {

    private static List<FormatFixture> fixtures() {
        return List.of(FormatFixture.first(), FormatFixture.withTimesOfChange());
    }

    private static SnapshotReader reader(FormatFixture fixture) throws IOException {
        SnapshotKeys keys = TinkSnapshotKeys.open(FormatFixture.key(), fixture.rings(), () -> "unused");
        return new SnapshotReader(new SealedChunks(fixture.store(), keys, new ZstdFrameCompression()), fixture.roots());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void frozenSnapshotsVerify(FormatFixture fixture) throws IOException {
        for (SnapshotId id : List.of(FormatFixture.BASE, FormatFixture.DELTA)) {
            VerifySnapshot.Result result =
                    new VerifySnapshotService(reader(fixture)).verify(new VerifySnapshot.Command(id));

            assertThat(result.problems()).isEmpty();
            assertThat(result.objectsChecked()).isEqualTo(id.equals(FormatFixture.BASE) ? 131 : 130);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void frozenObjectsComeBackByteForByte(FormatFixture fixture) throws IOException {
        SnapshotReader reader = reader(fixture);
        SnapshotRoot root = reader.root(FormatFixture.BASE);
        for (StoredObject expected : fixture.objects()) {
            Entry.Present entry = reader.find(root, expected.objectId()).orElseThrow();
            StoredObject actual = reader.read(reader.open(entry.place().pack()), entry);
            assertThat(actual.typeId()).isEqualTo(expected.typeId());
            assertThat(actual.canonical()).isEqualTo(expected.canonical());
            assertThat(actual.annotations()).isEqualTo(expected.annotations());
            assertThat(entry.references()).isEqualTo(expected.references().length);
            assertThat(entry.updated().stream().mapToObj(Instant::ofEpochMilli).findFirst())
                    .isEqualTo(expected.updated());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aFrozenDeltaShowsTheNewVersionAndHidesTheRemovedObject(FormatFixture fixture) throws IOException {
        SnapshotReader reader = reader(fixture);
        SnapshotRoot root = reader.root(FormatFixture.DELTA);
        Entry.Present changed = reader.find(root, 7).orElseThrow();

        assertThat(root.segments()).hasSize(2);
        assertThat(new String(
                        reader.read(reader.open(changed.place().pack()), changed)
                                .canonical(),
                        StandardCharsets.UTF_8))
                .contains("v2");
        assertThat(reader.find(root, 8)).isEmpty();
        assertThat(reader.meta(root.meta().get(1)))
                .isEqualTo("[{\"id\":\"1\",\"name\":\"Host\"}]".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFrozenCollectionVerifiesAndComesBackByteForByte() throws IOException {
        FormatFixture later = FormatFixture.withCollections();
        SnapshotReader laterReader = reader(later);
        SnapshotRoot root = laterReader.root(FormatFixture.WITH_COLLECTIONS);

        VerifySnapshot.Result result =
                new VerifySnapshotService(laterReader).verify(new VerifySnapshot.Command(root.id()));

        assertThat(result.problems()).isEmpty();
        assertThat(root.collections()).containsOnlyKeys("issues");
        for (StoredObject expected : FormatFixture.issues()) {
            Entry.Present entry = laterReader
                    .find(root.collection("issues"), expected.typeId(), expected.objectId())
                    .orElseThrow();
            assertThat(laterReader
                            .read(laterReader.open(entry.place().pack()), entry)
                            .canonical())
                    .isEqualTo(expected.canonical());
        }
    }
}
