package io.strongroom.worker.domain.snapshot.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.VersionHash;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EntryTableTest {
    private static final ChunkId PACK = ChunkId.of(ChunkKind.PACK, new byte[] {1});

    @Test
    void entriesComeBackWithAndWithoutTheTimeOfTheirChange() {
        List<Entry> entries = List.of(
                present(1, OptionalLong.of(1_732_600_000_123L)),
                present(2, OptionalLong.empty()),
                new Entry.Tombstone(1, 3),
                present(4, OptionalLong.of(0)),
                present(5, OptionalLong.of(-1)));

        assertThat(read(write(entries))).isEqualTo(entries);
    }

    @Test
    void aFlagOfAFormatToComeIsRefused() {
        byte[] table = write(List.of(present(1, OptionalLong.empty())));
        int flags = 1 + ChunkId.HASH_BYTES + 1;
        table[flags] |= 16;

        assertThatThrownBy(() -> read(table))
                .isInstanceOf(CorruptSnapshotException.class)
                .hasMessageContaining("unknown flags");
    }

    private static byte[] write(List<Entry> entries) {
        EntryTable.Builder table = new EntryTable.Builder();
        entries.forEach(entry -> table.add(entry, 0));
        ByteWriter writer = new ByteWriter(64);
        table.finish(writer);
        return writer.toArray();
    }

    private static List<Entry> read(byte[] table) {
        EntryTable.Reader reader = new EntryTable.Reader(new ByteReader(table));
        List<Entry> entries = new ArrayList<>();
        while (reader.hasNext()) {
            entries.add(reader.next());
        }
        return entries;
    }

    private static Entry present(long objectId, OptionalLong updated) {
        return new Entry.Present(
                1, objectId, new VersionHash(objectId, 7), 2, updated, new Entry.Place(PACK, 3, 4, List.of()));
    }
}
