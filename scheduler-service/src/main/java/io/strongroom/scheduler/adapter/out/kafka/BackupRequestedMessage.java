package io.strongroom.scheduler.adapter.out.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupRequestedMessage(
        String backupId,
        String schemaId,
        String instanceId,
        String sourceSchemaId,
        String schemaName,
        String type,
        @Nullable String description,
        String requestedAt,
        String requestedBy) {
    static BackupRequestedMessage from(BackupRequest request) {
        return new BackupRequestedMessage(
                request.backupId().value(),
                request.schemaId().value(),
                request.instanceId().value(),
                request.sourceSchemaId(),
                request.schemaName(),
                request.type().name(),
                request.description().isEmpty() ? null : request.description(),
                request.requestedAt().toString(),
                request.requestedBy());
    }
}
