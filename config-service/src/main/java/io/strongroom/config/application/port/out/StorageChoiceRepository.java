package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.storage.StorageChoice;
import java.util.Optional;

/**
 * Keeps the one storage choice. Both calls block, may be repeated, and throw {@link StoreUnavailableException} when the
 * store does not answer.
 */
public interface StorageChoiceRepository {

    Optional<StorageChoice> find();

    /** Replaces whatever was chosen before; of two at once the later one stays. */
    void save(StorageChoice choice);
}
