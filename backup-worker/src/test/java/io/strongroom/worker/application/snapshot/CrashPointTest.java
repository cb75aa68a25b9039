package io.strongroom.worker.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.service.VerifySnapshotService;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kills a backup after each of its writes, before and after the write took effect. */
class CrashPointTest {
    private static final SnapshotId ID = new SnapshotId("01JABCDEFGHJKMNPQRSTV00001");

    private final Vault vault = new Vault();
    private final InMemorySnapshotStore store = new InMemorySnapshotStore();
    private final InMemorySnapshotRoots roots = new InMemorySnapshotRoots();
    private final List<StoredObject> objects = SnapshotFixtures.anyObjects(new Random(9), 150);

    /** A store and its roots that die at the n-th write. */
    private final class Dying implements SnapshotStore, SnapshotRoots {
        private final boolean afterTheWrite;
        private int writesLeft;
        private int writes;

        private Dying(int writesLeft, boolean afterTheWrite) {
            this.writesLeft = writesLeft;
            this.afterTheWrite = afterTheWrite;
        }

        private void write(Runnable write) {
            writes++;
            boolean dies = writesLeft-- <= 0;
            if (!dies || afterTheWrite) {
                write.run();
            }
            if (dies) {
                throw new SnapshotStoreUnavailableException("killed", new InterruptedException());
            }
        }

        @Override
        public void putIfAbsent(ChunkId id, byte[] bytes) {
            write(() -> store.putIfAbsent(id, bytes));
        }

        @Override
        public Optional<byte[]> get(ChunkId id) {
            return store.get(id);
        }

        @Override
        public Set<ChunkId> missing(Collection<ChunkId> ids) {
            return store.missing(ids);
        }

        @Override
        public List<ChunkId> list(ChunkKind kind, String after, int limit) {
            return store.list(kind, after, limit);
        }

        @Override
        public void delete(ChunkId id) {
            store.delete(id);
        }

        @Override
        public Commit insert(SnapshotRoot root, StorageId storage) {
            write(() -> roots.insert(root, storage));
            return Commit.COMMITTED;
        }

        @Override
        public List<Stored> after(String after, int limit) {
            return vault.rootStore.after(after, limit);
        }

        @Override
        public Set<StorageId> storages() {
            return vault.rootStore.storages();
        }

        @Override
        public StorageId storageOf(SnapshotId id) {
            return roots.storageOf(id);
        }

        @Override
        public Optional<SnapshotRoot> find(SnapshotId id) {
            return roots.find(id);
        }

        @Override
        public void pin(SnapshotId by, SnapshotRoot root) {
            write(() -> roots.pin(by, root));
        }

        @Override
        public Optional<SnapshotRoot> pinnedBy(SnapshotId by) {
            return roots.pinnedBy(by);
        }

        @Override
        public void unpin(SnapshotId by) {
            write(() -> roots.unpin(by));
        }

        @Override
        public Map<SnapshotId, SnapshotRoot> pinned() {
            return roots.pinned();
        }

        @Override
        public Optional<RootSeal> seal(SnapshotId id) {
            return roots.seal(id);
        }

        @Override
        public Optional<RootSeal> newestSeal(String schemaId) {
            return roots.newestSeal(schemaId);
        }

        @Override
        public List<SnapshotRoot> list(String schemaId, int offset, int limit) {
            return roots.list(schemaId, offset, limit);
        }

        @Override
        public void remove(SnapshotId id) {
            roots.remove(id);
        }
    }

    @Test
    void whereverItDiesASnapshotIsWholeOrAbsentAndTheNextAttemptCompletesIt() {
        Dying immortal = new Dying(Integer.MAX_VALUE, false);
        backUp(immortal);
        int writes = immortal.writes;
        assertThat(writes).isGreaterThan(10);

        for (int point = 0; point < writes; point++) {
            for (boolean afterTheWrite : new boolean[] {false, true}) {
                store.chunks.clear();
                roots.roots.clear();
                Dying dying = new Dying(point, afterTheWrite);

                assertThatThrownBy(() -> backUp(dying)).isInstanceOf(SnapshotStoreUnavailableException.class);

                boolean committed = point == writes - 1 && afterTheWrite;
                assertThat(roots.find(ID).isPresent())
                        .as("dies at write %d", point)
                        .isEqualTo(committed);
                backUp(new Dying(Integer.MAX_VALUE, false));
                assertThat(roots.roots).hasSize(1);
                VerifySnapshot.Result result = new VerifySnapshotService(new SnapshotReader(vault.over(store), roots))
                        .verify(new VerifySnapshot.Command(ID));
                assertThat(result.problems()).isEmpty();
                assertThat(result.objectsChecked()).isEqualTo(objects.size());
            }
        }
    }

    private void backUp(Dying world) {
        SealedChunks sealed = vault.over(world);
        Vault.commit(new SnapshotAssembler(sealed, world), ID, Vault.pack(sealed, objects, 60), Optional.empty());
    }
}
