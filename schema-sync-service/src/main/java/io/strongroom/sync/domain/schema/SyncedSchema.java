package io.strongroom.sync.domain.schema;

import io.strongroom.sync.domain.instance.InstanceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A schema of the catalogue. What changes it answers with the changed schema, or with nothing when there is nothing to
 * write. {@code fence} is that of the last sync that changed it: an older sync that is still running changes nothing.
 * {@code revision} is the stored one; 0 means never stored.
 */
public record SyncedSchema(
        SchemaId id,
        InstanceId instanceId,
        SchemaFacts facts,
        SchemaStatus status,
        long fence,
        BackupView backups,
        long revision) {
    public static SyncedSchema discovered(InstanceId instanceId, SchemaFacts facts, long fence) {
        return new SyncedSchema(
                SchemaId.of(instanceId, facts.sourceId()),
                instanceId,
                facts,
                new SchemaStatus.Active(),
                fence,
                BackupView.NONE,
                0);
    }

    /** The source has it. */
    public Optional<SyncedSchema> found(SchemaFacts current, long byFence) {
        if (byFence < fence || (status instanceof SchemaStatus.Active && facts.equals(current))) {
            return Optional.empty();
        }
        return Optional.of(with(current, new SchemaStatus.Active(), byFence));
    }

    /** The source has it no more. */
    public Optional<SyncedSchema> gone(long byFence) {
        if (byFence < fence || status instanceof SchemaStatus.Deleted) {
            return Optional.empty();
        }
        return Optional.of(with(facts, new SchemaStatus.Deleted(), byFence));
    }

    /** The source could not be asked. What is deleted stays deleted, everything else is in doubt. */
    public Optional<SyncedSchema> syncFailed(SyncFailure failure, long byFence) {
        SchemaStatus failed = new SchemaStatus.SyncError(failure);
        if (byFence < fence || status instanceof SchemaStatus.Deleted || status.equals(failed)) {
            return Optional.empty();
        }
        return Optional.of(with(facts, failed, byFence));
    }

    public Optional<SyncedSchema> instanceRemoved() {
        if (status instanceof SchemaStatus.Inactive || status instanceof SchemaStatus.Deleted) {
            return Optional.empty();
        }
        return Optional.of(with(facts, new SchemaStatus.Inactive(), fence));
    }

    public Optional<SyncedSchema> backupReported(BackupReport report) {
        return backups.reported(report)
                .map(view -> new SyncedSchema(id, instanceId, facts, status, fence, view, revision));
    }

    /** The event that tells of this state once it is stored. */
    public SchemaChanged changed(Instant now) {
        return new SchemaChanged(id, instanceId, facts, status.word(), revision + 1, now);
    }

    private SyncedSchema with(SchemaFacts newFacts, SchemaStatus newStatus, long newFence) {
        return new SyncedSchema(id, instanceId, newFacts, newStatus, newFence, backups, revision);
    }
}
