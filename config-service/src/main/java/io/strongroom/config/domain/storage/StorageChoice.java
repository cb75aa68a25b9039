package io.strongroom.config.domain.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Which storage an administrator chose for the backups, and when.
 *
 * @param database absent for managed storage
 */
public record StorageChoice(Optional<OwnDatabase> database, Instant chosenAt) {

    public static StorageChoice managed(Instant chosenAt) {
        return new StorageChoice(Optional.empty(), chosenAt);
    }

    public static StorageChoice own(OwnDatabase database, Instant chosenAt) {
        return new StorageChoice(Optional.of(database), chosenAt);
    }

    public StorageKind kind() {
        return database.map(OwnDatabase::kind).orElse(StorageKind.MANAGED);
    }

    public StorageId id() {
        return database.map(OwnDatabase::id).orElse(StorageId.MANAGED);
    }
}
