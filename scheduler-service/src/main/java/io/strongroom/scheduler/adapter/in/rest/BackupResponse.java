package io.strongroom.scheduler.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.scheduler.domain.backup.ActiveBackup;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup that has not ended in the contract's shape, as far as this service knows it: what only the worker knows is
 * absent, as it is in the worker's answers.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupResponse(
        String id,
        String schemaId,
        String schemaName,
        String instanceId,
        String type,
        @Nullable String description,
        String state,
        String phase,
        ProgressResponse progress,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Object window,
        @Nullable Object counts,
        @Nullable Object objectsInIssues,
        @Nullable Object history,
        @Nullable Object comments,
        @Nullable Object attachments,
        List<Object> warnings,
        @Nullable ErrorResponse error,
        @Nullable Object size) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgressResponse(long done, long total, int percent, @Nullable Long etaSeconds, @Nullable String limitedBy) {
        static ProgressResponse from(Progress progress) {
            return new ProgressResponse(progress.done(), progress.total(), progress.percent(), null, null);
        }
    }

    record ErrorResponse(String code, String message) {}

    static BackupResponse from(ActiveBackup backup) {
        BackupRequest request = backup.request();
        return new BackupResponse(
                request.backupId().value(),
                request.schemaId().value(),
                request.schemaName(),
                request.instanceId().value(),
                request.type().name(),
                request.description().isEmpty() ? null : request.description(),
                backup.state().name(),
                backup.progress().phase(),
                ProgressResponse.from(backup.progress()),
                request.requestedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
