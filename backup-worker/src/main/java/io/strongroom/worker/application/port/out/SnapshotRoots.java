package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Roots of all schemas whose id is above {@code after} (empty for the first page), ascending by id. */
    List<Stored> after(String after, int limit);

    /** Every storage that a root names, also a removed one. */
    Set<StorageId> storages();

    /** A root and where its chunks are. */
    record Stored(SnapshotRoot root, StorageId storage) {}

    /** Ends the snapshot and keeps its seal, so that the chain of the schema stays whole; its chunks become garbage. */
    void remove(SnapshotId id);

    /**
     * Keeps a copy of the root for the one who builds on it, in the place of an earlier one: what it names must stay in the
     * snapshot store until it is released, also when the root itself is removed meanwhile. It is no snapshot that anybody
     * lists or finds.
     */
    void pin(SnapshotId by, SnapshotRoot root);

    /** The copy that was kept for this one. */
    Optional<SnapshotRoot> pinnedBy(SnapshotId by);

    /** Releases what was kept for this one, if anything. */
    void unpin(SnapshotId by);

    /** Everything that is pinned, by the one it was kept for: prune leaves what these name. */
    Map<SnapshotId, SnapshotRoot> pinned();

    enum Commit {
        COMMITTED,
        ALREADY_COMMITTED
    }
}
