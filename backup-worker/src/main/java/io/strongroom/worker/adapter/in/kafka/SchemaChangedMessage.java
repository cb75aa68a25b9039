package io.strongroom.worker.adapter.in.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we read of {@code schema.changed.v1}. */
record SchemaChangedMessage(
        @Nullable String schemaId, @Nullable Instant occurredAt, boolean removed, boolean deleteBackups) {

    String id() {
        return BackupRequestedMessage.required(schemaId, "schemaId");
    }

    Instant at() {
        return BackupRequestedMessage.required(occurredAt, "occurredAt");
    }

    boolean isRemovedWithBackups() {
        return removed && deleteBackups;
    }
}
