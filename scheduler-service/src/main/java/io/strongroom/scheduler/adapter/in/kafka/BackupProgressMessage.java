package io.strongroom.scheduler.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupOutcome;
import io.strongroom.scheduler.domain.backup.BackupReport;
import io.strongroom.scheduler.domain.backup.BackupState;
import io.strongroom.scheduler.domain.backup.Progress;
import io.strongroom.scheduler.domain.backup.SchemaId;
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
        String phase,
        long done,
        long total,
        int percent,
        @Nullable Instant finishedAt,
        @Nullable ErrorMessage error) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ErrorMessage(String code, String message) {}

    BackupReport toDomain() {
        Progress progress = new Progress(Objects.requireNonNull(phase, "phase"), done, total, percent);
        return switch (Objects.requireNonNull(state, "state")) {
            case "IN_QUEUE" -> running(BackupState.IN_QUEUE, progress);
            case "STOPPING" -> running(BackupState.STOPPING, progress);
            case "COMPLETED" -> ended(new BackupOutcome.Completed(), progress);
            case "COMPLETED_WITH_WARNINGS" -> ended(new BackupOutcome.CompletedWithWarnings(), progress);
            case "STOPPED" -> ended(new BackupOutcome.Stopped(), progress);
            case "FAILED" -> ended(failure(), progress);
            // a state of a later version: the backup goes on, more is not known
            default -> running(BackupState.IN_PROGRESS, progress);
        };
    }

    private BackupReport running(BackupState state, Progress progress) {
        return new BackupReport.Running(id(), schema(), sequence, state, progress);
    }

    private BackupReport ended(BackupOutcome outcome, Progress progress) {
        Instant at = Objects.requireNonNull(finishedAt, "finishedAt");
        return new BackupReport.Ended(id(), schema(), sequence, outcome, at, progress);
    }

    private BackupOutcome failure() {
        return error == null
                ? new BackupOutcome.Failed("unknown", "")
                : new BackupOutcome.Failed(
                        Objects.requireNonNull(error.code(), "error.code"),
                        Objects.requireNonNull(error.message(), "error.message"));
    }

    private BackupId id() {
        return new BackupId(Objects.requireNonNull(backupId, "backupId"));
    }

    private SchemaId schema() {
        return new SchemaId(Objects.requireNonNull(schemaId, "schemaId"));
    }
}
