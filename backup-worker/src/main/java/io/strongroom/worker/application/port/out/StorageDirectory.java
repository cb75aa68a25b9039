package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.Optional;

/**
 * Knows how to get at a storage. Asked at run time; nothing of it is kept on disk. Calls block, may be repeated, and throw
 * {@link SnapshotStoreUnavailableException} while the owner of storages does not answer.
 */
public interface StorageDirectory {
    /** The storage that was chosen for backups that begin now. */
    Storage current();

    /** Empty when there never was such a storage, or it is the managed one. */
    Optional<Access> find(StorageId id);

    /** Its text says nothing of what it holds. */
    record Access(Storage storage, String connectionString, String databaseName) {
        @Override
        public String toString() {
            return "Access[" + storage + "]";
        }
    }
}
