package io.strongroom.worker.adapter.out.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreContract;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSnapshotStoreTest extends SnapshotStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected SnapshotStore store() {
        return new FileSystemSnapshotStore(folder);
    }

    @Test
    void aChunkLiesUnderItsKindAndTheFirstTwoDigitsOfItsHash() {
        byte[] bytes = {1};
        ChunkId id = ChunkId.of(ChunkKind.PACK, bytes);

        store().putIfAbsent(id, bytes);

        assertThat(folder.resolve("packs").resolve(id.hash().substring(0, 2)).resolve(id.hash()))
                .hasBinaryContent(bytes);
    }

    @Test
    void whatAKilledWriterLeftIsNotListed() throws IOException {
        byte[] bytes = {1};
        ChunkId id = ChunkId.of(ChunkKind.PACK, bytes);
        store().putIfAbsent(id, bytes);
        Path shard = folder.resolve("packs").resolve(id.hash().substring(0, 2));
        Files.write(shard.resolve(".unfinished-123"), new byte[] {2});

        List<ChunkId> listed = store().list(ChunkKind.PACK, "", 10);

        assertThat(listed).containsExactly(id);
    }

    @Test
    void noUnfinishedFileStaysAfterAWrite() throws IOException {
        byte[] bytes = {1};
        ChunkId id = ChunkId.of(ChunkKind.PACK, bytes);
        store().putIfAbsent(id, bytes);

        try (var files = Files.list(folder.resolve("packs").resolve(id.hash().substring(0, 2)))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(id.hash());
        }
    }

    @Test
    void aFolderThatIsNotMountedIsNotAnEmptyStore() {
        SnapshotStore store = new FileSystemSnapshotStore(folder.resolve("not-mounted"));
        ChunkId id = ChunkId.of(ChunkKind.PACK, new byte[] {1});

        assertThatThrownBy(() -> store.get(id)).isInstanceOf(SnapshotStoreUnavailableException.class);
        assertThatThrownBy(() -> store.missing(List.of(id))).isInstanceOf(SnapshotStoreUnavailableException.class);
    }
}
