package io.strongroom.sync.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.sync.domain.schema.BackupOutcome;
import io.strongroom.sync.domain.schema.BackupRef;
import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.BackupReport.Stage;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.SchemaId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
        @Nullable ErrorMessage error,
        @Nullable Boolean deleted,
        @Nullable NewestLeftMessage newestLeft) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ErrorMessage(String code, String message) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NewestLeftMessage(
            String backupId, String state, Instant requestedAt, Instant finishedAt, @Nullable ErrorMessage error) {
        BackupView.Last toDomain() {
            return new BackupView.Ended(
                    new BackupRef(
                            Objects.requireNonNull(backupId, "newestLeft.backupId"),
                            Objects.requireNonNull(requestedAt, "newestLeft.requestedAt")),
                    Objects.requireNonNull(finishedAt, "newestLeft.finishedAt"),
                    outcome(Objects.requireNonNull(state, "newestLeft.state"), error)
                            .orElseThrow(() -> new IllegalArgumentException("newestLeft.state is not terminal")));
        }
    }

    BackupReport toDomain() {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100");
        }
        if (Boolean.TRUE.equals(deleted)) {
            BackupView.Last left = newestLeft == null ? new BackupView.NeverEnded() : newestLeft.toDomain();
            return new BackupReport.Deleted(schema(), ref(), sequence, left);
        }
        // also STOPPING, and a state of a later version: the backup goes on
        Stage stage = Objects.requireNonNull(state, "state").equals("IN_QUEUE") ? Stage.PENDING : Stage.IN_PROGRESS;
        return outcome(state, error)
                .map(this::ended)
                .orElseGet(() -> new BackupReport.Running(schema(), ref(), sequence, stage, percent));
    }

    private static Optional<BackupOutcome> outcome(String state, @Nullable ErrorMessage error) {
        return switch (state) {
            case "COMPLETED" -> Optional.of(new BackupOutcome.Completed());
            case "COMPLETED_WITH_WARNINGS" -> Optional.of(new BackupOutcome.CompletedWithWarnings());
            case "STOPPED" -> Optional.of(new BackupOutcome.Stopped());
            case "FAILED" -> Optional.of(failure(error));
            default -> Optional.empty();
        };
    }

    private BackupReport ended(BackupOutcome outcome) {
        Instant at = Objects.requireNonNull(finishedAt, "finishedAt");
        return new BackupReport.Ended(schema(), ref(), sequence, at, outcome);
    }

    private static BackupOutcome failure(@Nullable ErrorMessage error) {
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
