package io.strongroom.scheduler.domain.backup;

import java.time.Instant;

public record EndedBackup(BackupRequest request, BackupOutcome outcome, Instant finishedAt, Progress progress) {}
