package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.List;
import java.util.Optional;

/**
 * The roots of the snapshots, in the document store. Inserting one is the commit of its snapshot. Calls block, may be
 * repeated, and throw {@link SnapshotStoreUnavailableException} or {@link SnapshotStoreRejectedException}. Reading a root of
 * a newer format throws {@code UnsupportedFormatException}.
 */
public interface SnapshotRoots {
    /**
     * Inserts the root unless one with this id is there or was removed; the first one stays, with its storage. Where the
     * chunks are is kept beside the root and not covered by its HMAC: a copy elsewhere is the same snapshot.
     */
    Commit insert(SnapshotRoot root, StorageId storage);

    /** Inserts the root of a snapshot in managed storage. */
    default Commit insert(SnapshotRoot root) {
        return insert(root, StorageId.MANAGED);
    }

    /** Where the chunks of this snapshot are; managed storage for a root that does not say or is not there. */
    StorageId storageOf(SnapshotId id);

    Optional<SnapshotRoot> find(SnapshotId id);

    /** The seal of a root, also of one that was removed since. */
    Optional<RootSeal> seal(SnapshotId id);

    /** The newest seal of the schema, removed or not: what the next root is tied to. */
    Optional<RootSeal> newestSeal(String schemaId);

    /** Newest first. */
    List<SnapshotRoot> list(String schemaId, int offset, int limit);

    /** Ends the snapshot and keeps its seal, so that the chain of the schema stays whole; its chunks become garbage. */
    void remove(SnapshotId id);

    enum Commit {
        COMMITTED,
        ALREADY_COMMITTED
    }
}
