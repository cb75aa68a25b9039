package io.strongroom.config.domain.storage;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.time.Instant;

/** Which storage an administrator chose for the backups, and when. */
public record StorageChoice(StorageKind kind, Instant chosenAt) {

    /** Only managed storage can be chosen; what is refused is refused here, in one place. */
    public StorageChoice {
        if (kind != StorageKind.MANAGED) {
            throw new InvalidValueException(
                    FieldCode.KIND_NOT_AVAILABLE,
                    "Backups cannot be kept in a database of your own in this version. Choose MANAGED.");
        }
    }
}
