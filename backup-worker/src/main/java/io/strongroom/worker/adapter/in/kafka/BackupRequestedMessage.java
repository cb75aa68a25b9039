package io.strongroom.worker.adapter.in.kafka;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we read of {@code backup.requested.v1}; any part may be missing in what somebody sends. */
record BackupRequestedMessage(
        @Nullable String backupId,
        @Nullable String schemaId,
        @Nullable String instanceId,
        @Nullable String sourceSchemaId,
        @Nullable String schemaName,
        @Nullable String type,
        @Nullable String description,
        @Nullable Instant requestedAt) {

    BackupRequest toDomain(String correlationId) {
        try {
            return new BackupRequest(
                    new BackupId(required(backupId, "backupId")),
                    required(schemaId, "schemaId"),
                    required(instanceId, "instanceId"),
                    number(required(sourceSchemaId, "sourceSchemaId")),
                    required(schemaName, "schemaName"),
                    BackupRequest.Trigger.valueOf(required(type, "type")),
                    Optional.ofNullable(description),
                    required(requestedAt, "requestedAt"),
                    correlationId);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("a field has a value that is not allowed");
        }
    }

    private static String number(String id) {
        return Long.toString(Long.parseLong(id));
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new MalformedMessageException(field + " is missing");
        }
        return value;
    }
}
