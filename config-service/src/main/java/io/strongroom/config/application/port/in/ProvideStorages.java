package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;
import java.util.Optional;

/** Tells the worker where backups go, and how to get at a storage that backups are in. */
public interface ProvideStorages {

    /** Where backups go now: what was chosen, or managed storage as long as nobody chose. */
    Storage current();

    /** Empty when there never was such a storage. */
    Optional<Storage> find(StorageId id);

    /**
     * Where backups can be.
     *
     * @param access absent for managed storage, which every worker reaches by its own configuration
     */
    record Storage(StorageId id, Optional<Access> access) {}

    /** A database with its connection string in the clear, for the one call that asked. */
    record Access(OwnDatabase database, StorageConnection connection) {}
}
