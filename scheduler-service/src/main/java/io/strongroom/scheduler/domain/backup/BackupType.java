package io.strongroom.scheduler.domain.backup;

public enum BackupType {
    MANUAL,
    SCHEDULED
}
