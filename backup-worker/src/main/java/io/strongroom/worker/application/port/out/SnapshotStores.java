package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;

/** The snapshot stores of all storages that backups are in or may go to. */
public interface SnapshotStores {
    /** Where backups go that begin now. Blocks, and throws {@link SnapshotStoreUnavailableException} when nobody can say. */
    Storage current();

    /**
     * The store behind a storage. Returns at once: whether it can be reached shows with each of its calls, as {@link
     * SnapshotStore} says; one whose storage nobody knows rejects them.
     */
    SnapshotStore of(StorageId id);
}
