package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.util.List;
import java.util.Optional;

/**
 * The roots of the snapshots, in the document store. Inserting one is the commit of its snapshot. Calls block, may be
 * repeated, and throw {@link SnapshotStoreUnavailableException} or {@link SnapshotStoreRejectedException}. Reading a root of
 * a newer format throws {@code UnsupportedFormatException}.
 */
public interface SnapshotRoots {
    /** Inserts the root unless one with this id is there or was removed; the first one stays. */
    Commit insert(SnapshotRoot root);

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
