package io.strongroom.worker.domain.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What was asked for: which schema, at whose request, and why; everything of it except the description is final.
 *
 * @param sourceSchemaId Atlassian's id of the schema, unique within its workspace
 * @param correlationId joins the logs of every service that took part in this backup
 */
public record BackupRequest(
        BackupId backupId,
        String schemaId,
        String instanceId,
        String sourceSchemaId,
        String schemaName,
        Trigger trigger,
        Optional<String> description,
        Instant requestedAt,
        String correlationId) {

    public static final int MAX_DESCRIPTION_LENGTH = 2000;

    public BackupRequest {
        requireText(schemaId, "schemaId");
        requireText(instanceId, "instanceId");
        requireText(sourceSchemaId, "sourceSchemaId");
        requireText(schemaName, "schemaName");
        if (description.map(String::length).orElse(0) > MAX_DESCRIPTION_LENGTH) {
            throw new IllegalArgumentException("description must not exceed " + MAX_DESCRIPTION_LENGTH + " characters");
        }
    }

    public BackupRequest describedAs(Optional<String> newDescription) {
        return new BackupRequest(
                backupId,
                schemaId,
                instanceId,
                sourceSchemaId,
                schemaName,
                trigger,
                newDescription,
                requestedAt,
                correlationId);
    }

    private static void requireText(String value, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    /** Who or what asked for the backup. */
    public enum Trigger {
        MANUAL,
        SCHEDULED
    }
}
