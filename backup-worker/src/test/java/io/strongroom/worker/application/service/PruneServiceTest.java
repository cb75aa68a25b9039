package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static io.strongroom.worker.domain.job.JobFixtures.allIds;
import static io.strongroom.worker.domain.snapshot.SnapshotFixtures.anObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PruneServiceTest {
    private final PruneScene scene = new PruneScene();
    private final Vault vault = scene.vault;

    @Test
    void whatNobodyNeedsIsDeletedAfterTheGracePeriodAndNotBefore() {
        SnapshotRoot root = aSnapshot();
        vault.rootStore.remove(root.id());
        Set<ChunkId> garbage = stored();

        scene.prune();
        scene.later(PruneScene.GRACE.minusSeconds(1));
        scene.prune();
        assertThat(stored()).isEqualTo(garbage);

        scene.later(Duration.ofSeconds(1));
        scene.prune();

        assertThat(stored()).isEmpty();
        assertThat(scene.counts.get("chunksDeleted")).isEqualTo(garbage.size());
        assertThat(scene.counts.get("chunksCondemned")).isEqualTo(garbage.size());
    }

    @Test
    void whatASnapshotNeedsStaysForEver() {
        SnapshotRoot base = aSnapshot();
        SnapshotRoot next = vault.commit(vault.pack(objects(50, 60), 5), Optional.of(base.id()));
        vault.rootStore.remove(base.id());

        pruneForDays(3);

        assertThat(verified(next)).isTrue();
    }

    @Test
    void whatIsNeededAgainIsAcquitted() {
        List<ChunkId> runs = vault.pack(objects(1, 40), 10);
        scene.prune();
        SnapshotRoot root = vault.commit(runs);

        pruneForDays(3);

        assertThat(verified(root)).isTrue();
        assertThat(scene.counts.get("chunksAcquitted")).isPositive();
    }

    @Test
    void whatARunningBackupHasWrittenStaysHoweverLongItRuns() {
        scene.running(1, Storage.MANAGED);
        List<ChunkId> runs = vault.pack(objects(1, 40), 10);

        pruneForDays(5);
        SnapshotRoot root = vault.commit(runs);
        scene.jobs.change(aBackupId(1), job -> job.completed(scene.now));
        pruneForDays(3);

        assertThat(verified(root)).isTrue();
    }

    @Test
    void theSnapshotThatARunningBackupBeganWithStaysAlthoughItIsDeletedMeanwhile() {
        SnapshotRoot parent = aSnapshot();
        scene.prune();
        scene.later(Duration.ofDays(2));
        scene.running(1, Storage.MANAGED);
        vault.rootStore.pin(new SnapshotId(aBackupId(1).value()), parent);
        Set<ChunkId> needed = stored();
        vault.rootStore.remove(parent.id());

        pruneForDays(5);

        assertThat(stored()).containsAll(needed);
        vault.rootStore.unpin(new SnapshotId(aBackupId(1).value()));
        scene.jobs.change(aBackupId(1), job -> job.stopped(scene.now));
        pruneForDays(3);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aPinCountsAlsoForWhatWasCondemnedBeforeItsSnapshotWasCommitted() {
        List<ChunkId> runs = vault.pack(objects(1, 40), 10);
        scene.prune();
        SnapshotRoot parent = vault.commit(runs);
        scene.later(Duration.ofDays(2));
        scene.running(1, Storage.MANAGED);
        vault.rootStore.pin(new SnapshotId(aBackupId(1).value()), parent);
        Set<ChunkId> needed = stored();
        runs.forEach(needed::remove);
        vault.rootStore.remove(parent.id());

        pruneForDays(5);

        assertThat(stored()).containsAll(needed);
    }

    @Test
    void whatAFailedBackupHasReadStaysAsLongAsTheLedgerHasItsTasks() {
        scene.running(1, Storage.MANAGED);
        List<ChunkId> runs = vault.pack(objects(1, 40), 10);
        plan(runs);
        scene.jobs.change(aBackupId(1), job -> job.failed(scene.now, "source.unavailable", "away"));

        pruneForDays(3);
        SnapshotRoot root = vault.commit(runs);
        assertThat(verified(root)).isTrue();

        vault.rootStore.remove(root.id());
        scene.tasks.forget(aBackupId(1));
        pruneForDays(3);
        assertThat(stored()).isEmpty();
    }

    @Test
    void lateRunsAreNeededToo() {
        scene.running(1, Storage.MANAGED);
        List<ChunkId> runs = vault.pack(objects(1, 10), 10);
        scene.jobs.change(
                aBackupId(1),
                job -> job.with(job.gathered().withLateRun(runs.get(0).path(), 1)));

        scene.prune();

        assertThat(scene.counts).doesNotContainKey("chunksDeleted");
        assertThat(scene.counts.get("chunksCondemned")).isZero();
    }

    @Test
    void everyStorageIsPrunedAlsoOneThatIsNotChosenAnyMore() {
        Storage own = new Storage(new StorageId("00000000-0000-3000-8000-000000000001"), "MONGODB");
        InMemorySnapshotStore ownStore = new InMemorySnapshotStore();
        scene.stores.choose(own, ownStore);
        scene.stores.chooseManaged();
        SnapshotRoot root = Vault.commit(
                new SnapshotAssembler(scene.chunks.in(own.id()), vault.rootStore),
                vault.nextId(),
                Vault.pack(scene.chunks.in(own.id()), objects(1, 40), 10),
                Optional.empty());
        SnapshotRoot kept = aSnapshot();
        vault.rootStore.remove(root.id());

        pruneForDays(3);

        assertThat(ownStore.chunks).isEmpty();
        assertThat(verified(kept)).isTrue();
    }

    @Test
    void aStorageThatIsAwayDoesNotKeepTheOthersFromBeingPruned() {
        Storage own = new Storage(new StorageId("00000000-0000-3000-8000-000000000001"), "MONGODB");
        scene.stores.choose(own, new UnreachableStore());
        scene.running(1, own);
        scene.jobs.change(aBackupId(1), job -> job.stopped(scene.now));
        vault.rootStore.remove(aSnapshot().id());

        pruneForDays(3);

        assertThat(stored()).isEmpty();
        assertThat(scene.counts.get("storagesLeftAlone")).isPositive();
    }

    @Test
    void whereASegmentCannotBeReadNothingIsRemoved() {
        SnapshotRoot root = aSnapshot();
        vault.pack(objects(100, 120), 10);
        scene.prune();
        ChunkId segment = root.segments().get(0).documents().get(0).id();
        byte[] altered = vault.chunkStore.chunks.get(segment).clone();
        altered[altered.length / 2] ^= 1;
        vault.chunkStore.chunks.put(segment, altered);
        Set<ChunkId> before = stored();

        pruneForDays(3);

        assertThat(stored()).isEqualTo(before);
        assertThat(scene.counts.get("storagesLeftAlone")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {-121, 121})
    void nothingIsPrunedWhileTheClocksDisagree(long seconds) {
        aSnapshot();
        scene.clockDifference = Duration.ofSeconds(seconds);

        assertThatExceptionOfType(MaintenanceRefusedException.class).isThrownBy(scene::prune);
        scene.clockDifference = Duration.ofSeconds(seconds / 2);
        scene.prune();
    }

    @Test
    void whoeverIsKilledBetweenCondemnAndDeleteIsFollowedByOneWhoGoesOn() {
        SnapshotRoot kept = aSnapshot();
        vault.rootStore.remove(aSnapshot().id());
        for (int step = 1; step < 60; step++) {
            scene.pruneDyingAt(step);
            scene.later(Duration.ofHours(9));
        }

        pruneForDays(3);

        assertThat(verified(kept)).isTrue();
        vault.rootStore.remove(kept.id());
        pruneForDays(3);
        assertThat(stored()).isEmpty();
        assertThat(scene.counts.get("kills")).isPositive();
    }

    @Test
    void aMarkWhoseChunkIsGoneIsForgotten() {
        ChunkId gone = new ChunkId(ChunkKind.PACK, "b".repeat(64));
        scene.condemned.condemn(StorageId.MANAGED, List.of(gone), scene.now);

        scene.prune();

        assertThat(scene.condemned.between(StorageId.MANAGED, ChunkKind.PACK, "", "~"))
                .isEmpty();
    }

    private SnapshotRoot aSnapshot() {
        List<ChunkId> runs = vault.pack(objects(1, 40), 10);
        SnapshotRoot root = vault.commit(runs);
        runs.forEach(vault.chunkStore::delete);
        return root;
    }

    private void plan(List<ChunkId> runs) {
        Task task = aTask(1, allIds(1), 10);
        scene.tasks.plan(List.of(task));
        Task claimed = scene.tasks.claim(aBackupId(1), "w").orElseThrow();
        scene.tasks.save(
                claimed.checkpointed(40, runs.stream().map(ChunkId::path).toList(), TaskTotals.none(), List.of()));
    }

    private boolean verified(SnapshotRoot root) {
        return new VerifySnapshotService(vault.reader)
                .verify(new VerifySnapshot.Command(root.id()))
                .ok();
    }

    private void pruneForDays(int days) {
        for (int day = 0; day < days; day++) {
            scene.prune();
            scene.later(PruneScene.GRACE);
        }
    }

    private Set<ChunkId> stored() {
        return new TreeSet<>(vault.chunkStore.chunks.keySet());
    }

    private static List<StoredObject> objects(long from, long to) {
        return LongStream.range(from, to).mapToObj(id -> anObject(1, id)).toList();
    }

    /** A database that its owner has switched off. */
    private static final class UnreachableStore implements SnapshotStore {
        @Override
        public void putIfAbsent(ChunkId id, byte[] bytes) {
            throw away();
        }

        @Override
        public Optional<byte[]> get(ChunkId id) {
            throw away();
        }

        @Override
        public Set<ChunkId> missing(Collection<ChunkId> ids) {
            throw away();
        }

        @Override
        public List<ChunkId> list(ChunkKind kind, String after, int limit) {
            throw away();
        }

        @Override
        public void delete(ChunkId id) {
            throw away();
        }

        private static SnapshotStoreUnavailableException away() {
            return new SnapshotStoreUnavailableException("away", null);
        }
    }
}
