package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.List;
import java.util.Optional;

/** Every call blocks, may be repeated, and throws {@link StoreUnavailableException} while the store is away. */
public interface BackupSlotRepository {
    Optional<BackupSlot> find(SchemaId schemaId);

    Optional<BackupSlot> findByActive(BackupId backupId);

    /**
     * Writes slot and events in one write if the stored revision is still {@link BackupSlot#revision()}; the
     * stored revision then is one more. Otherwise nothing is written.
     */
    Saved save(BackupSlot slot, List<PendingEvent> events);
}
