package io.strongroom.scheduler.domain.backup;

/** Where a backup stands that has not ended; how it ended is a {@link BackupOutcome}. */
public enum BackupState {
    IN_QUEUE,
    IN_PROGRESS,
    STOPPING
}
