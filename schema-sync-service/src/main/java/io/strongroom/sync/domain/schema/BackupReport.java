package io.strongroom.sync.domain.schema;

import java.time.Instant;

/** One progress event of the worker. */
public sealed interface BackupReport {
    SchemaId schemaId();

    BackupRef ref();

    long sequence();

    record Running(SchemaId schemaId, BackupRef ref, long sequence, Stage stage, int percent) implements BackupReport {}

    record Ended(SchemaId schemaId, BackupRef ref, long sequence, Instant at, BackupOutcome outcome)
            implements BackupReport {}

    /** The backup had ended and was deleted for good. {@code newestLeft} is the last one of the schema from then on. */
    record Deleted(SchemaId schemaId, BackupRef ref, long sequence, BackupView.Last newestLeft)
            implements BackupReport {}

    enum Stage {
        PENDING,
        IN_PROGRESS
    }
}
