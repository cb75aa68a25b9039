package io.strongroom.worker.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of roots does. */
public abstract class SnapshotRootsContract {
    private static final SnapshotId FIRST = new SnapshotId("01JABCDEFGHJKMNPQRSTV00001");
    private static final SnapshotId SECOND = new SnapshotId("01JABCDEFGHJKMNPQRSTV00002");

    /** A store without roots. */
    protected abstract SnapshotRoots roots();

    @Test
    void aCommittedRootComesBackInFull() {
        SnapshotRoots roots = roots();
        SnapshotRoot root = SnapshotFixtures.aRoot(SECOND, "schema", Optional.of(SnapshotFixtures.aRoot(FIRST)));

        assertThat(roots.insert(root)).isEqualTo(SnapshotRoots.Commit.COMMITTED);

        assertThat(roots.find(SECOND)).contains(root);
    }

    @Test
    void theFirstOfTwoRootsWithOneIdStays() {
        SnapshotRoots roots = roots();
        SnapshotRoot first = SnapshotFixtures.aRoot(FIRST);
        roots.insert(first);

        SnapshotRoots.Commit second = roots.insert(first.sealedWith("00"));

        assertThat(second).isEqualTo(SnapshotRoots.Commit.ALREADY_COMMITTED);
        assertThat(roots.find(FIRST)).contains(first);
    }

    @Test
    void anUnknownRootIsAbsent() {
        SnapshotRoots roots = roots();

        assertThat(roots.find(FIRST)).isEmpty();
        assertThat(roots.seal(FIRST)).isEmpty();
        assertThat(roots.newestSeal("schema")).isEmpty();
    }

    @Test
    void theRootsOfASchemaAreListedNewestFirst() {
        SnapshotRoots roots = roots();
        SnapshotRoot first = SnapshotFixtures.aRoot(FIRST);
        SnapshotRoot second = SnapshotFixtures.aRoot(SECOND);
        roots.insert(second);
        roots.insert(first);
        roots.insert(SnapshotFixtures.aRoot(new SnapshotId("01JABCDEFGHJKMNPQRSTV00003"), "other", Optional.empty()));

        assertThat(roots.list("schema", 0, 10)).containsExactly(second, first);
        assertThat(roots.list("schema", 1, 10)).containsExactly(first);
        assertThat(roots.list("schema", 0, 1)).containsExactly(second);
        assertThat(roots.newestSeal("schema")).contains(second.seal());
    }

    @Test
    void aRemovedRootKeepsItsSealAndItsId() {
        SnapshotRoots roots = roots();
        SnapshotRoot root = SnapshotFixtures.aRoot(FIRST);
        roots.insert(root);

        roots.remove(FIRST);
        roots.remove(FIRST);

        assertThat(roots.find(FIRST)).isEmpty();
        assertThat(roots.list("schema", 0, 10)).isEmpty();
        assertThat(roots.seal(FIRST)).contains(root.seal());
        assertThat(roots.newestSeal("schema")).contains(root.seal());
        assertThat(roots.insert(root)).isEqualTo(SnapshotRoots.Commit.ALREADY_COMMITTED);
    }

    @Test
    void allRootsArePagedThroughByIdAndEveryStorageIsNamed() {
        SnapshotRoots roots = roots();
        StorageId own = new StorageId("00000000-0000-3000-8000-000000000001");
        SnapshotRoot first = SnapshotFixtures.aRoot(FIRST);
        SnapshotRoot second = SnapshotFixtures.aRoot(SECOND, "other", Optional.empty());
        SnapshotRoot third =
                SnapshotFixtures.aRoot(new SnapshotId("01JABCDEFGHJKMNPQRSTV00003"), "third", Optional.empty());
        roots.insert(third);
        roots.insert(second, own);
        roots.insert(first);

        assertThat(roots.after("", 2))
                .containsExactly(
                        new SnapshotRoots.Stored(first, StorageId.MANAGED), new SnapshotRoots.Stored(second, own));
        assertThat(roots.after(SECOND.value(), 2)).containsExactly(new SnapshotRoots.Stored(third, StorageId.MANAGED));
        roots.remove(SECOND);
        assertThat(roots.after("", 9)).extracting(SnapshotRoots.Stored::root).containsExactly(first, third);
        assertThat(roots.storages()).containsExactlyInAnyOrder(StorageId.MANAGED, own);
    }

    @Test
    void whatIsPinnedStaysThoughItsRootIsRemoved() {
        SnapshotRoots roots = roots();
        SnapshotRoot root = SnapshotFixtures.aRoot(FIRST);
        roots.insert(root);

        roots.pin(SECOND, root);
        roots.remove(FIRST);

        assertThat(roots.pinnedBy(SECOND)).contains(root);
        assertThat(roots.pinned()).containsOnly(Map.entry(SECOND, root));
        assertThat(roots.find(SECOND)).isEmpty();
        assertThat(roots.list("schema", 0, 10)).isEmpty();
        assertThat(roots.newestSeal("schema")).contains(root.seal());
    }

    @Test
    void aPinHoldsOneRootUntilItIsReleased() {
        SnapshotRoots roots = roots();
        SnapshotRoot later = SnapshotFixtures.aRoot(SECOND);
        SnapshotId by = new SnapshotId("01JABCDEFGHJKMNPQRSTV00003");
        roots.pin(by, SnapshotFixtures.aRoot(FIRST));

        roots.pin(by, later);

        assertThat(roots.pinnedBy(by)).contains(later);
        roots.unpin(by);
        roots.unpin(by);
        assertThat(roots.pinnedBy(by)).isEmpty();
        assertThat(roots.pinned()).isEmpty();
    }

    @Test
    void aRootKeepsWhereItsChunksAre() {
        SnapshotRoots roots = roots();
        SnapshotRoot root = SnapshotFixtures.aRoot(new SnapshotId("01JABCDEFGHJKMNPQRSTV00007"));
        StorageId own = new StorageId("00000000-0000-3000-8000-000000000001");

        roots.insert(root, own);
        roots.insert(root, StorageId.MANAGED);

        assertThat(roots.storageOf(root.id())).isEqualTo(own);
        assertThat(roots.storageOf(new SnapshotId("01JABCDEFGHJKMNPQRSTV00008")))
                .isEqualTo(StorageId.MANAGED);
        roots.remove(root.id());
        assertThat(roots.storageOf(root.id())).isEqualTo(own);
    }
}
