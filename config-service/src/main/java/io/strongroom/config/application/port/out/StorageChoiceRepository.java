package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageId;
import java.util.Optional;

/**
 * Keeps the one storage choice, and every database that ever was chosen, since backups may be in it. All calls block, may
 * be repeated, and throw {@link StoreUnavailableException} when the store does not answer.
 */
public interface StorageChoiceRepository {

    Optional<StorageChoice> find();

    /** A database that is or was chosen. */
    Optional<OwnDatabase> database(StorageId id);

    /**
     * Replaces whatever was chosen before; of two at once the later one stays. The database is kept first: an interrupted
     * save leaves the old choice, and a database that nobody uses.
     */
    void save(StorageChoice choice);
}
