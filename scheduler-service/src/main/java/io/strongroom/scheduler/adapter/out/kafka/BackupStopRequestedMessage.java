package io.strongroom.scheduler.adapter.out.kafka;

import io.strongroom.scheduler.domain.backup.BackupEvent;

record BackupStopRequestedMessage(String backupId, String requestedAt) {
    static BackupStopRequestedMessage from(BackupEvent.StopRequested event) {
        return new BackupStopRequestedMessage(
                event.backupId().value(), event.occurredAt().toString());
    }
}
