package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.scheduler.domain.backup.ActiveBackup;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.BackupState;
import io.strongroom.scheduler.domain.backup.Progress;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

@MongoEntity(collection = "schema_backups")
public class SlotDocument {
    static final int SCHEMA_VERSION = 2;

    @BsonId
    public String schemaId;

    public int schemaVersion;
    public long revision;
    public @Nullable ActiveDocument active;
    public @Nullable List<EventDocument> pendingEvents;

    /** Since version 2. */
    public @Nullable DecisionDocument lastDecision;

    BackupSlot toDomain() {
        BackupSlot.Occupancy occupancy =
                active == null ? new BackupSlot.Free() : new BackupSlot.Occupied(active.toDomain(schemaId));
        return BackupSlot.reconstitute(
                new SchemaId(schemaId),
                revision,
                occupancy,
                Optional.ofNullable(lastDecision).map(decision -> decision.toDomain(schemaId)));
    }

    public static class ActiveDocument {
        public String backupId;
        public RequestDocument request;
        public long sequence;
        public String state;
        public String phase;
        public long done;
        public long total;
        public int percent;
        public boolean stopRequested;

        static ActiveDocument from(ActiveBackup active) {
            ActiveDocument document = new ActiveDocument();
            document.backupId = active.request().backupId().value();
            document.request = RequestDocument.from(active.request());
            document.sequence = active.sequence();
            document.state = active.state().name();
            document.phase = active.progress().phase();
            document.done = active.progress().done();
            document.total = active.progress().total();
            document.percent = active.progress().percent();
            document.stopRequested = active.stopRequested();
            return document;
        }

        ActiveBackup toDomain(String schemaId) {
            return new ActiveBackup(
                    request.toDomain(backupId, schemaId),
                    sequence,
                    BackupState.valueOf(state),
                    new Progress(phase, done, total, percent),
                    stopRequested);
        }
    }
}
