package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import java.util.Optional;

/** Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface EndedBackupRepository {
    Optional<EndedBackup> find(BackupId backupId);

    /** May be repeated; the first ending of a backup is kept. */
    void save(EndedBackup backup);
}
