package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.job.BackupId;
import java.time.Instant;
import java.util.List;

/**
 * Deletes backups that have ended, for good. What they alone hold in the snapshot store is garbage then. Every call may be
 * repeated, and has to be when it did not end.
 */
public interface DeleteBackups {

    /** {@code confirmedName} has to be the very name that the schema had. Whatever is refused changes nothing. */
    Outcome delete(BackupId id, String confirmedName);

    /**
     * The schema was taken out together with the backups that were requested before.
     *
     * @return those that have not ended or are held; they are left alone
     */
    List<BackupId> schemaRemoved(String schemaId, Instant removedAt);

    /** No rule keeps the backup any more. */
    Outcome expire(BackupId id);

    enum Outcome {
        DELETED,
        NOT_FOUND,
        NOT_CONFIRMED,
        ACTIVE,
        /** Somebody wants it kept. */
        HELD
    }
}
