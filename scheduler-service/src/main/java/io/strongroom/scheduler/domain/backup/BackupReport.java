package io.strongroom.scheduler.domain.backup;

import java.time.Instant;

/** One progress event of the worker. */
public sealed interface BackupReport {
    BackupId backupId();

    SchemaId schemaId();

    long sequence();

    Progress progress();

    record Running(BackupId backupId, SchemaId schemaId, long sequence, BackupState state, Progress progress)
            implements BackupReport {}

    record Ended(
            BackupId backupId,
            SchemaId schemaId,
            long sequence,
            BackupOutcome outcome,
            Instant finishedAt,
            Progress progress)
            implements BackupReport {}
}
