package io.strongroom.sync.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.sync.domain.schema.BackupOutcome;
import io.strongroom.sync.domain.schema.BackupRef;
import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.BackupReport.Stage;
import io.strongroom.sync.domain.schema.SchemaId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of backup.progress.v1 that this service reads. */
@JsonIgnoreProperties(ignoreUnknown = true)
record BackupProgressMessage(
        String backupId,
        String schemaId,
        long sequence,
        String state,
        int percent,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable ErrorMessage error) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ErrorMessage(String code, String message) {}

    BackupReport toDomain() {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100");
        }
        return switch (Objects.requireNonNull(state, "state")) {
            case "IN_QUEUE" -> new BackupReport.Running(schema(), ref(), sequence, Stage.PENDING, percent);
            case "COMPLETED" -> ended(new BackupOutcome.Completed());
            case "COMPLETED_WITH_WARNINGS" -> ended(new BackupOutcome.CompletedWithWarnings());
            case "STOPPED" -> ended(new BackupOutcome.Stopped());
            case "FAILED" -> ended(failure());
            // also STOPPING, and a state of a later version: the backup goes on
            default -> new BackupReport.Running(schema(), ref(), sequence, Stage.IN_PROGRESS, percent);
        };
    }

    private BackupReport ended(BackupOutcome outcome) {
        Instant at = Objects.requireNonNull(finishedAt, "finishedAt");
        return new BackupReport.Ended(schema(), ref(), sequence, at, outcome);
    }

    private BackupOutcome failure() {
        return error == null
                ? new BackupOutcome.Failed("unknown", "")
                : new BackupOutcome.Failed(
                        Objects.requireNonNull(error.code(), "error.code"),
                        Objects.requireNonNull(error.message(), "error.message"));
    }

    private BackupRef ref() {
        return new BackupRef(
                Objects.requireNonNull(backupId, "backupId"), Objects.requireNonNull(requestedAt, "requestedAt"));
    }

    private SchemaId schema() {
        return new SchemaId(Objects.requireNonNull(schemaId, "schemaId"));
    }
}
