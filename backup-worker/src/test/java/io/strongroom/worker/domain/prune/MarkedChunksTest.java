package io.strongroom.worker.domain.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkedChunksTest {
    @Test
    void exactlyWhatWasMarkedIsThereHoweverOftenItWasMarked() {
        Random random = new Random(7);
        MarkedChunks marked = new MarkedChunks();
        Set<ChunkId> expected = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            ChunkId chunk = chunk(ChunkKind.PACK, random.nextInt(5_000));
            marked.mark(chunk);
            expected.add(chunk);
            if (i % 3_000 == 0) {
                assertThat(marked.contains(chunk)).isTrue();
            }
        }

        for (int number = 0; number < 6_000; number++) {
            ChunkId chunk = chunk(ChunkKind.PACK, number);
            assertThat(marked.contains(chunk)).as(chunk.path()).isEqualTo(expected.contains(chunk));
            assertThat(marked.contains(new ChunkId(ChunkKind.META, chunk.hash())))
                    .isFalse();
        }
    }

    @Test
    void chunksThatBeginAlikeAreTakenForOne() {
        MarkedChunks marked = new MarkedChunks();
        marked.mark(new ChunkId(ChunkKind.PACK, "f".repeat(16) + "0".repeat(48)));

        assertThat(marked.contains(new ChunkId(ChunkKind.PACK, "f".repeat(64)))).isTrue();
        assertThat(marked.contains(new ChunkId(ChunkKind.PACK, "f".repeat(15) + "e" + "0".repeat(48))))
                .isFalse();
    }

    private static ChunkId chunk(ChunkKind kind, int number) {
        return ChunkId.of(kind, ByteBuffer.allocate(4).putInt(number).array());
    }
}
