package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.retention.Keeping;
import java.util.Collection;
import java.util.Map;

/**
 * What is known of backups beside their jobs, one document each: that somebody holds one, or that one is being deleted, and
 * never both. Blocks; every call may be repeated; throws {@link LedgerUnavailableException} when the store does not answer.
 */
public interface KeepingRecords {

    Keeping find(BackupId id);

    /** Only those of which something is known. */
    Map<BackupId, Keeping> find(Collection<BackupId> ids);

    /** Holds the backup, or changes the reason; false when it is being deleted. */
    boolean hold(BackupId id, Keeping.Held held);

    void release(BackupId id);

    /** From now on it cannot be held any more; false when it is held. */
    boolean markDeleting(BackupId id);

    /** The backup is gone. */
    void forget(BackupId id);
}
