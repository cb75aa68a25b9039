package io.strongroom.sync.adapter.in.rest;

import io.strongroom.sync.application.port.in.BrowseSchemas.Item;
import io.strongroom.sync.application.port.in.RemoveSchema;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.schema.BackupOutcome;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record SchemaResponse(
        String id,
        String sourceId,
        String name,
        String key,
        InstanceResponse instance,
        String status,
        long objectCount,
        @Nullable LastBackupResponse lastBackup,
        BackupsResponse backups) {
    record InstanceResponse(String id, String name, String url, String type) {
        static InstanceResponse from(Instance instance) {
            return new InstanceResponse(
                    instance.id().value(),
                    instance.name(),
                    instance.url(),
                    instance.location().name());
        }
    }

    record LastBackupResponse(String backupId, Instant at, String outcome, @Nullable ErrorResponse error) {
        static LastBackupResponse from(BackupView.Ended ended) {
            ErrorResponse error = ended.outcome() instanceof BackupOutcome.Failed failed
                    ? new ErrorResponse(failed.code(), failed.message())
                    : null;
            return new LastBackupResponse(
                    ended.ref().backupId(), ended.at(), ended.outcome().word(), error);
        }
    }

    record ErrorResponse(String code, String message) {}

    record BackupsResponse(
            String state, @Nullable Instant nextAt, @Nullable String backupId, @Nullable Integer percent) {
        static BackupsResponse from(BackupView.Newest newest, @Nullable Instant nextAt) {
            return newest.match(
                    () -> idle(nextAt),
                    pending ->
                            new BackupsResponse("PENDING", nextAt, pending.ref().backupId(), 0),
                    running -> new BackupsResponse(
                            "IN_PROGRESS", nextAt, running.ref().backupId(), running.percent()),
                    () -> idle(nextAt));
        }

        private static BackupsResponse idle(@Nullable Instant nextAt) {
            return new BackupsResponse(nextAt == null ? "DISABLED" : "AUTO", nextAt, null, null);
        }
    }

    static SchemaResponse from(Item item) {
        SyncedSchema schema = item.schema();
        return new SchemaResponse(
                schema.id().value(),
                schema.facts().sourceId(),
                schema.facts().name(),
                schema.facts().key(),
                InstanceResponse.from(item.instance()),
                item.status(),
                schema.facts().objectCount(),
                schema.backups().last().<@Nullable LastBackupResponse>match(() -> null, LastBackupResponse::from),
                BackupsResponse.from(
                        schema.backups().newest(), item.nextBackupAt().orElse(null)));
    }

    /** What became of the schema's things. Backups that are kept can still be listed, read and restored. */
    record Removed(String schemaId, String name, String schedule, String backups) {
        static Removed from(String schemaId, RemoveSchema.Outcome.Removed outcome) {
            return new Removed(
                    schemaId,
                    outcome.name(),
                    outcome.hadSchedule() ? "REMOVED" : "NONE",
                    outcome.backups().name());
        }
    }

    record Listing(List<SchemaResponse> items, int page, int size, long total) {}
}
