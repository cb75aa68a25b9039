package io.strongroom.worker.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every snapshot store does, the one on the heap too. */
public abstract class SnapshotStoreContract {
    /** An empty store. */
    protected abstract SnapshotStore store();

    @Test
    void aStoredChunkComesBackByteForByte() {
        SnapshotStore store = store();
        byte[] bytes = new byte[Limits.CHUNK_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        ChunkId id = ChunkId.of(ChunkKind.PACK, bytes);

        store.putIfAbsent(id, bytes);

        assertThat(store.get(id).orElseThrow()).isEqualTo(bytes);
    }

    @Test
    void anAbsentChunkIsEmpty() {
        assertThat(store().get(chunk(ChunkKind.PACK, 1))).isEmpty();
    }

    @Test
    void aRepeatedWriteChangesNothing() {
        SnapshotStore store = store();
        ChunkId id = put(store, ChunkKind.META, 1);

        put(store, ChunkKind.META, 1);

        assertThat(store.get(id)).contains(bytes(1));
        assertThat(store.list(ChunkKind.META, "", 10)).containsExactly(id);
    }

    @Test
    void writersOfTheSameChunkAllSucceed() throws Exception {
        SnapshotStore store = store();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<ChunkId>> writes = Collections.nCopies(16, () -> put(store, ChunkKind.PACK, 7));
            for (var write : writers.invokeAll(writes)) {
                assertThat(store.get(write.get())).contains(bytes(7));
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void kindsAreApart() {
        SnapshotStore store = store();
        put(store, ChunkKind.SEGMENT, 1);

        assertThat(store.get(chunk(ChunkKind.RUN, 1))).isEmpty();
        assertThat(store.list(ChunkKind.RUN, "", 10)).isEmpty();
    }

    @Test
    void missingNamesExactlyTheAbsentChunks() {
        SnapshotStore store = store();
        List<ChunkId> all = new ArrayList<>();
        List<ChunkId> absent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ChunkId id = i % 3 == 0 ? chunk(ChunkKind.PACK, i) : put(store, ChunkKind.PACK, i);
            all.add(id);
            if (i % 3 == 0) {
                absent.add(id);
            }
        }

        assertThat(store.missing(all)).containsExactlyInAnyOrderElementsOf(absent);
    }

    @Test
    void listingPageByPageFindsEachChunkOnceInOrder() {
        SnapshotStore store = store();
        List<ChunkId> stored = new ArrayList<>(IntStream.range(0, 50)
                .mapToObj(i -> put(store, ChunkKind.PACK, i))
                .sorted()
                .toList());
        put(store, ChunkKind.RUN, 1);
        List<ChunkId> listed = new ArrayList<>();

        List<ChunkId> page = store.list(ChunkKind.PACK, "", 7);
        while (!page.isEmpty()) {
            listed.addAll(page);
            page = store.list(ChunkKind.PACK, page.get(page.size() - 1).hash(), 7);
        }

        assertThat(listed).isEqualTo(stored);
    }

    @Test
    void aDeletedChunkIsGoneAndMayBeDeletedAgain() {
        SnapshotStore store = store();
        ChunkId id = put(store, ChunkKind.PACK, 1);

        store.delete(id);
        store.delete(id);

        assertThat(store.get(id)).isEmpty();
    }

    @Test
    void aChunkAboveTheLimitIsRejected() {
        SnapshotStore store = store();
        byte[] bytes = new byte[Limits.CHUNK_BYTES + 1];
        ChunkId id = ChunkId.of(ChunkKind.PACK, bytes);

        assertThatThrownBy(() -> store.putIfAbsent(id, bytes)).isInstanceOf(SnapshotStoreRejectedException.class);
    }

    private static ChunkId put(SnapshotStore store, ChunkKind kind, int content) {
        ChunkId id = chunk(kind, content);
        store.putIfAbsent(id, bytes(content));
        return id;
    }

    private static ChunkId chunk(ChunkKind kind, int content) {
        return ChunkId.of(kind, bytes(content));
    }

    private static byte[] bytes(int content) {
        return ("chunk " + content).getBytes(StandardCharsets.UTF_8);
    }
}
