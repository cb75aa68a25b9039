package io.strongroom.scheduler.application.port.in;

import io.strongroom.scheduler.domain.backup.ActiveBackup;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.SchemaId;

/** "Backup now" and "Stop": the conversation a person has with this service. */
public interface RequestBackups {
    Answer request(Command command);

    StopAnswer stop(StopCommand command);

    Found find(BackupId backupId);

    /** An empty description means none. */
    record Command(SchemaId schemaId, String description, String requestedBy, String correlationId) {}

    record StopCommand(BackupId backupId, String correlationId) {}

    sealed interface Answer {}

    record Accepted(BackupId backupId) implements Answer {}

    record AlreadyActive(BackupId backupId) implements Answer {}

    record NotBackupable(String status) implements Answer {}

    record SchemaNotFound() implements Answer {}

    enum StopAnswer {
        ACCEPTED,
        ALREADY_ENDED,
        NOT_FOUND
    }

    sealed interface Found {}

    record Active(ActiveBackup backup) implements Found {}

    record Unknown() implements Found {}
}
