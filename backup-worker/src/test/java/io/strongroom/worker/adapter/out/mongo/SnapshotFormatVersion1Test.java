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
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots that were written when version 1 was new stay readable for ever. */
class SnapshotFormatVersion1Test {
    private final FormatFixture fixture = new FormatFixture(Path.of("src/test/resources/snapshot-format-1"));
    private final SnapshotReader reader;

    SnapshotFormatVersion1Test() throws IOException {
        SnapshotKeys keys = TinkSnapshotKeys.open(FormatFixture.key(), fixture.rings(), () -> "unused");
        reader = new SnapshotReader(
                new SealedChunks(fixture.store(), keys, new ZstdFrameCompression()), fixture.roots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01JABCDEFGHJKMNPQRSTV00001", "01JABCDEFGHJKMNPQRSTV00002"})
    void frozenSnapshotsVerify(String id) {
        VerifySnapshot.Result result =
                new VerifySnapshotService(reader).verify(new VerifySnapshot.Command(new SnapshotId(id)));

        assertThat(result.problems()).isEmpty();
        assertThat(result.objectsChecked()).isEqualTo(id.endsWith("1") ? 131 : 130);
    }

    @Test
    void frozenObjectsComeBackByteForByte() {
        SnapshotRoot root = reader.root(FormatFixture.BASE);
        for (StoredObject expected : FormatFixture.objects()) {
            Entry.Present entry = reader.find(root, expected.objectId()).orElseThrow();
            StoredObject actual = reader.read(reader.open(entry.place().pack()), entry);
            assertThat(actual.typeId()).isEqualTo(expected.typeId());
            assertThat(actual.canonical()).isEqualTo(expected.canonical());
            assertThat(actual.annotations()).isEqualTo(expected.annotations());
            assertThat(entry.references()).isEqualTo(expected.references().length);
        }
    }

    @Test
    void aFrozenDeltaShowsTheNewVersionAndHidesTheRemovedObject() {
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
}
