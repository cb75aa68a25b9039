package io.strongroom.scheduler.domain.backup;

import java.time.Instant;

/** What somebody asked for; it never changes. An empty description means that none was given. */
public record BackupRequest(
        BackupId backupId,
        SchemaId schemaId,
        InstanceId instanceId,
        String sourceSchemaId,
        String schemaName,
        BackupType type,
        String description,
        Instant requestedAt,
        String requestedBy) {
    public static final int MAX_DESCRIPTION = 2000;

    public BackupRequest {
        if (sourceSchemaId.isBlank()) {
            throw new IllegalArgumentException("sourceSchemaId is blank");
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("description is longer than " + MAX_DESCRIPTION);
        }
        if (requestedBy.isBlank()) {
            throw new IllegalArgumentException("requestedBy is blank");
        }
    }
}
