package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.domain.backup.ActiveBackup;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import io.strongroom.scheduler.domain.backup.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup in the contract's shape, as far as this service knows it: what only the worker knows is null. */
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
    record ProgressResponse(long done, long total, int percent, @Nullable Long etaSeconds, @Nullable String limitedBy) {
        static ProgressResponse from(Progress progress) {
            return new ProgressResponse(progress.done(), progress.total(), progress.percent(), null, null);
        }
    }

    record ErrorResponse(String code, String message) {}

    static BackupResponse from(ActiveBackup backup) {
        return of(backup.request(), backup.state().name(), backup.progress(), null, null);
    }

    static BackupResponse from(EndedBackup backup) {
        String state = backup.outcome()
                .match(() -> "COMPLETED", () -> "COMPLETED_WITH_WARNINGS", failed -> "FAILED", () -> "STOPPED");
        ErrorResponse error = backup.outcome()
                .<@Nullable ErrorResponse>match(
                        () -> null,
                        () -> null,
                        failed -> new ErrorResponse(failed.code(), failed.message()),
                        () -> null);
        return of(backup.request(), state, backup.progress(), backup.finishedAt(), error);
    }

    private static BackupResponse of(
            BackupRequest request,
            String state,
            Progress progress,
            @Nullable Instant finishedAt,
            @Nullable ErrorResponse error) {
        return new BackupResponse(
                request.backupId().value(),
                request.schemaId().value(),
                request.schemaName(),
                request.instanceId().value(),
                request.type().name(),
                request.description().isEmpty() ? null : request.description(),
                state,
                progress.phase(),
                ProgressResponse.from(progress),
                request.requestedAt(),
                null,
                finishedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                error,
                null);
    }
}
