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
        ScheduleView schedule,
        long revision) {
    public static SyncedSchema discovered(InstanceId instanceId, SchemaFacts facts, long fence) {
        return new SyncedSchema(
                SchemaId.of(instanceId, facts.sourceId()),
                instanceId,
                facts,
                new SchemaStatus.Active(),
                fence,
                BackupView.NONE,
                ScheduleView.None.EVER,
                0);
    }

    /** False once an administrator has taken it out. */
    public boolean isInCatalogue() {
        return !(status instanceof SchemaStatus.Removed);
    }

    /** The source has it. */
    public Optional<SyncedSchema> found(SchemaFacts current, long byFence) {
        if (byFence < fence || (status instanceof SchemaStatus.Active && facts.equals(current))) {
            return Optional.empty();
        }
        return Optional.of(with(current, new SchemaStatus.Active(), byFence));
    }

    /** The source has it, but did not list it. */
    public Optional<SyncedSchema> foundUnlisted(SchemaFacts current, long byFence) {
        return found(current.orCountOf(facts), byFence);
    }

    /** Whether it would be news that the source does not have it any more. */
    public boolean isExpected() {
        return isInCatalogue() && !(status instanceof SchemaStatus.Deleted);
    }

    /** The source has it no more. */
    public Optional<SyncedSchema> gone(long byFence) {
        if (byFence < fence || !isExpected()) {
            return Optional.empty();
        }
        return Optional.of(with(facts, new SchemaStatus.Deleted(), byFence));
    }

    /** The source could not be asked. What is deleted stays deleted, everything else is in doubt. */
    public Optional<SyncedSchema> syncFailed(SyncFailure failure, long byFence) {
        SchemaStatus failed = new SchemaStatus.SyncError(failure);
        if (byFence < fence || !isExpected() || status.equals(failed)) {
            return Optional.empty();
        }
        return Optional.of(with(facts, failed, byFence));
    }

    public Optional<SyncedSchema> instanceRemoved() {
        if (status instanceof SchemaStatus.Inactive || !isExpected()) {
            return Optional.empty();
        }
        return Optional.of(with(facts, new SchemaStatus.Inactive(), fence));
    }

    /**
     * Taken out by an administrator, with its schedule. Only a sync with at least {@code backByFence} brings it back,
     * not one that had begun before. Backups that stay are known again when it is back.
     */
    public SyncedSchema removed(boolean withBackups, long backByFence, Instant now) {
        return new SyncedSchema(
                id,
                instanceId,
                facts,
                new SchemaStatus.Removed(withBackups),
                Math.max(fence, backByFence),
                withBackups ? backups.deleted() : backups,
                new ScheduleView.None(now),
                revision);
    }

    public Optional<SyncedSchema> backupReported(BackupReport report) {
        return backups.reported(report)
                .map(view -> new SyncedSchema(id, instanceId, facts, status, fence, view, schedule, revision));
    }

    public Optional<SyncedSchema> scheduleReported(ScheduleReport report) {
        return schedule.reported(report)
                .map(view -> new SyncedSchema(id, instanceId, facts, status, fence, backups, view, revision));
    }

    /** Whether a listener to the grid would miss something without an event about this change. */
    public boolean isNewsAfter(SyncedSchema before) {
        return isInCatalogue()
                && !(status.equals(before.status)
                        && facts.equals(before.facts)
                        && schedule.equals(before.schedule)
                        && backups.looksLike(before.backups));
    }

    /** The event that tells of this state once it is stored. */
    public SchemaChanged changed(Instant now) {
        boolean deleteBackups = status instanceof SchemaStatus.Removed removed && removed.withBackups();
        return new SchemaChanged(id, instanceId, facts, status.word(), revision + 1, now, deleteBackups);
    }

    private SyncedSchema with(SchemaFacts newFacts, SchemaStatus newStatus, long newFence) {
        return new SyncedSchema(id, instanceId, newFacts, newStatus, newFence, backups, schedule, revision);
    }
}
