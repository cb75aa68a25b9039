package io.strongroom.sync.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.BackupOutcome;
import io.strongroom.sync.domain.schema.BackupRef;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.FoldedText;
import io.strongroom.sync.domain.schema.ScheduleView;
import io.strongroom.sync.domain.schema.SchemaFacts;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SchemaStatus;
import io.strongroom.sync.domain.schema.SyncFailure;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

@MongoEntity(collection = "schemas")
public class SchemaDocument {
    /**
     * Version 2 knows schedules and schemas that were taken out; a document of version 1 has neither. Version 3 knows
     * deleted backups; in version 2 all were deleted when the newest one is over and there is no last one.
     */
    static final int SCHEMA_VERSION = 3;

    @BsonId
    public String schemaId;

    public int schemaVersion;
    public long revision;
    public String instanceId;
    public String sourceId;
    public String name;

    /** The folded name, which the grid sorts and searches by. */
    public String nameLower;

    public String key;
    public long objectCount;
    public String status;
    public @Nullable String failureCode;
    public @Nullable String failureMessage;
    public @Nullable Boolean removedWithBackups;
    public long fence;
    public @Nullable NewestDocument newest;
    public @Nullable LastDocument last;
    public @Nullable RefDocument goneUpTo;
    public @Nullable BehindDocument behind;
    public @Nullable ScheduleDocument schedule;
    public @Nullable List<EventDocument> pendingEvents;

    static SchemaDocument from(SyncedSchema schema) {
        SchemaDocument document = new SchemaDocument();
        document.schemaId = schema.id().value();
        document.schemaVersion = SCHEMA_VERSION;
        document.revision = schema.revision() + 1;
        document.instanceId = schema.instanceId().value();
        document.sourceId = schema.facts().sourceId();
        document.name = schema.facts().name();
        document.nameLower = FoldedText.of(schema.facts().name()).value();
        document.key = schema.facts().key();
        document.objectCount = schema.facts().objectCount();
        document.status = schema.status().word();
        if (schema.status() instanceof SchemaStatus.SyncError error) {
            document.failureCode = error.failure().code();
            document.failureMessage = error.failure().message();
        }
        if (schema.status() instanceof SchemaStatus.Removed removed && removed.withBackups()) {
            document.removedWithBackups = true;
        }
        document.fence = schema.fence();
        document.newest = NewestDocument.from(schema.backups().newest());
        document.last = schema.backups().last().match(() -> null, LastDocument::from);
        document.goneUpTo = schema.backups().goneUpTo().map(RefDocument::from).orElse(null);
        document.behind = schema.backups().behind().map(BehindDocument::from).orElse(null);
        document.schedule = ScheduleDocument.from(schema.schedule());
        return document;
    }

    SyncedSchema toDomain() {
        BackupView.Newest newestSeen = newest == null ? new BackupView.NoneSeen() : newest.toDomain();
        BackupView.Last lastEnded = last == null ? new BackupView.NeverEnded() : last.toDomain();
        return new SyncedSchema(
                new SchemaId(schemaId),
                new InstanceId(instanceId),
                new SchemaFacts(sourceId, name, key, objectCount),
                statusToDomain(),
                fence,
                new BackupView(
                        newestSeen,
                        lastEnded,
                        readGoneUpTo(newestSeen),
                        Optional.ofNullable(behind).map(BehindDocument::toDomain)),
                schedule == null ? ScheduleView.None.EVER : schedule.toDomain(),
                revision);
    }

    private Optional<BackupRef> readGoneUpTo(BackupView.Newest newestSeen) {
        if (schemaVersion < 3 && last == null && newestSeen instanceof BackupView.Over over) {
            return Optional.of(over.ref());
        }
        return Optional.ofNullable(goneUpTo).map(RefDocument::toDomain);
    }

    private SchemaStatus statusToDomain() {
        return switch (status) {
            case "ACTIVE" -> new SchemaStatus.Active();
            case "INACTIVE" -> new SchemaStatus.Inactive();
            case "DELETED" -> new SchemaStatus.Deleted();
            case "REMOVED" -> new SchemaStatus.Removed(Boolean.TRUE.equals(removedWithBackups));
            default ->
                new SchemaStatus.SyncError(new SyncFailure(
                        failureCode == null ? "unknown" : failureCode, failureMessage == null ? "" : failureMessage));
        };
    }

    public static class NewestDocument {
        public String backupId;
        public Instant requestedAt;
        public long sequence;
        public String stage;
        public int percent;

        static @Nullable NewestDocument from(BackupView.Newest newest) {
            if (!(newest instanceof BackupView.Seen seen)) {
                return null;
            }
            NewestDocument document = new NewestDocument();
            document.backupId = seen.ref().backupId();
            document.requestedAt = seen.ref().requestedAt();
            document.sequence = seen.sequence();
            document.stage = newest.match(() -> "", pending -> "PENDING", running -> "IN_PROGRESS", () -> "OVER");
            document.percent = newest instanceof BackupView.Running running ? running.percent() : 0;
            return document;
        }

        BackupView.Newest toDomain() {
            BackupRef ref = new BackupRef(backupId, requestedAt);
            return switch (stage) {
                case "PENDING" -> new BackupView.Pending(ref, sequence);
                case "IN_PROGRESS" -> new BackupView.Running(ref, sequence, percent);
                default -> new BackupView.Over(ref, sequence);
            };
        }
    }

    public static class LastDocument {
        public String backupId;
        public Instant requestedAt;
        public Instant at;
        public String outcome;
        public @Nullable String errorCode;
        public @Nullable String errorMessage;

        static LastDocument from(BackupView.Ended ended) {
            LastDocument document = new LastDocument();
            document.backupId = ended.ref().backupId();
            document.requestedAt = ended.ref().requestedAt();
            document.at = ended.at();
            document.outcome = ended.outcome().word();
            if (ended.outcome() instanceof BackupOutcome.Failed failed) {
                document.errorCode = failed.code();
                document.errorMessage = failed.message();
            }
            return document;
        }

        BackupView.Ended toDomain() {
            return new BackupView.Ended(new BackupRef(backupId, requestedAt), at, outcomeToDomain());
        }

        private BackupOutcome outcomeToDomain() {
            return switch (outcome) {
                case "COMPLETED" -> new BackupOutcome.Completed();
                case "COMPLETED_WITH_WARNINGS" -> new BackupOutcome.CompletedWithWarnings();
                case "STOPPED" -> new BackupOutcome.Stopped();
                default ->
                    new BackupOutcome.Failed(
                            errorCode == null ? "unknown" : errorCode, errorMessage == null ? "" : errorMessage);
            };
        }
    }

    public static class RefDocument {
        public String backupId;
        public Instant requestedAt;

        static RefDocument from(BackupRef ref) {
            RefDocument document = new RefDocument();
            document.backupId = ref.backupId();
            document.requestedAt = ref.requestedAt();
            return document;
        }

        BackupRef toDomain() {
            return new BackupRef(backupId, requestedAt);
        }
    }

    /** Without a last one: none is left. */
    public static class BehindDocument {
        public @Nullable LastDocument last;

        static BehindDocument from(BackupView.Last left) {
            BehindDocument document = new BehindDocument();
            document.last = left.match(() -> null, LastDocument::from);
            return document;
        }

        BackupView.Last toDomain() {
            return last == null ? new BackupView.NeverEnded() : last.toDomain();
        }
    }

    public static class ScheduleDocument {
        public String state;
        public long revision;
        public @Nullable Instant nextAt;
        public @Nullable Instant since;

        static @Nullable ScheduleDocument from(ScheduleView schedule) {
            if (schedule.equals(ScheduleView.None.EVER)) {
                return null;
            }
            ScheduleDocument document = new ScheduleDocument();
            if (schedule instanceof ScheduleView.On on) {
                document.state = "ON";
                document.revision = on.revision();
                document.nextAt = on.nextAt();
            } else if (schedule instanceof ScheduleView.Off off) {
                document.state = "OFF";
                document.revision = off.revision();
            } else if (schedule instanceof ScheduleView.None none) {
                document.state = "NONE";
                document.since = none.since();
            }
            return document;
        }

        ScheduleView toDomain() {
            return switch (state) {
                case "ON" -> new ScheduleView.On(revision, Objects.requireNonNull(nextAt, "nextAt"));
                case "OFF" -> new ScheduleView.Off(revision);
                default -> new ScheduleView.None(Objects.requireNonNull(since, "since"));
            };
        }
    }

    /** An unsent schema.changed.v1. */
    public static class EventDocument {
        public String eventId;
        public String correlationId;
        public String name;
        public String key;
        public String status;
        public long objectCount;
        public long revision;
        public Instant occurredAt;
        public @Nullable Boolean deleteBackups;
    }
}
