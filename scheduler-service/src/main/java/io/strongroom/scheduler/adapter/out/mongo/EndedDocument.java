package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.scheduler.domain.backup.BackupOutcome;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import io.strongroom.scheduler.domain.backup.Progress;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

@MongoEntity(collection = "ended_backups")
public class EndedDocument {
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String backupId;

    public int schemaVersion;
    public String schemaId;
    public RequestDocument request;
    public String outcome;
    public @Nullable String errorCode;
    public @Nullable String errorMessage;
    public Instant finishedAt;
    public String phase;
    public long done;
    public long total;
    public int percent;

    static EndedDocument from(EndedBackup backup) {
        EndedDocument document = new EndedDocument();
        document.backupId = backup.request().backupId().value();
        document.schemaVersion = SCHEMA_VERSION;
        document.schemaId = backup.request().schemaId().value();
        document.request = RequestDocument.from(backup.request());
        document.outcome = backup.outcome()
                .match(
                        () -> "COMPLETED",
                        () -> "COMPLETED_WITH_WARNINGS",
                        failed -> {
                            document.errorCode = failed.code();
                            document.errorMessage = failed.message();
                            return "FAILED";
                        },
                        () -> "STOPPED");
        document.finishedAt = backup.finishedAt();
        document.phase = backup.progress().phase();
        document.done = backup.progress().done();
        document.total = backup.progress().total();
        document.percent = backup.progress().percent();
        return document;
    }

    EndedBackup toDomain() {
        return new EndedBackup(
                request.toDomain(backupId, schemaId),
                outcomeToDomain(),
                finishedAt,
                new Progress(phase, done, total, percent));
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
