package io.strongroom.worker.application.port.out;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every list of condemned chunks does. */
public abstract class CondemnedChunksContract {
    private static final StorageId OWN = new StorageId("00000000-0000-3000-8000-000000000001");
    private static final ChunkId A = chunk(ChunkKind.PACK, 'a');
    private static final ChunkId B = chunk(ChunkKind.PACK, 'b');
    private static final ChunkId C = chunk(ChunkKind.PACK, 'c');

    /** A list of nothing. */
    protected abstract CondemnedChunks condemned();

    @Test
    void theFirstTimeOfACondemnationCounts() {
        CondemnedChunks condemned = condemned();
        condemned.condemn(OWN, List.of(), NOW);
        condemned.condemn(OWN, List.of(A), NOW);

        condemned.condemn(OWN, List.of(A, B), NOW.plusSeconds(9));

        assertThat(condemned.between(OWN, ChunkKind.PACK, "", CondemnedChunks.END))
                .isEqualTo(Map.of(A, NOW, B, NOW.plusSeconds(9)));
    }

    @Test
    void aRangeIsOpenBelowAndClosedAboveWithinItsStorageAndKind() {
        CondemnedChunks condemned = condemned();
        condemned.condemn(OWN, List.of(A, B, C, chunk(ChunkKind.SEGMENT, 'b')), NOW);
        condemned.condemn(StorageId.MANAGED, List.of(B), NOW);

        assertThat(condemned.between(OWN, ChunkKind.PACK, A.hash(), B.hash())).containsOnlyKeys(B);
        assertThat(condemned.between(OWN, ChunkKind.PACK, B.hash(), CondemnedChunks.END))
                .containsOnlyKeys(C);
        assertThat(condemned.between(StorageId.MANAGED, ChunkKind.PACK, "", CondemnedChunks.END))
                .containsOnlyKeys(B);
        assertThat(condemned.between(OWN, ChunkKind.META, "", CondemnedChunks.END))
                .isEmpty();
    }

    @Test
    void whatIsAcquittedIsForgotten() {
        CondemnedChunks condemned = condemned();
        condemned.condemn(OWN, List.of(A, B), NOW);
        condemned.condemn(StorageId.MANAGED, List.of(A), NOW);

        condemned.acquit(OWN, List.of(A, C));
        condemned.acquit(OWN, List.of());

        assertThat(condemned.between(OWN, ChunkKind.PACK, "", CondemnedChunks.END))
                .containsOnlyKeys(B);
        assertThat(condemned.between(StorageId.MANAGED, ChunkKind.PACK, "", CondemnedChunks.END))
                .containsOnlyKeys(A);
    }

    private static ChunkId chunk(ChunkKind kind, char digit) {
        return new ChunkId(kind, String.valueOf(digit).repeat(64));
    }
}
