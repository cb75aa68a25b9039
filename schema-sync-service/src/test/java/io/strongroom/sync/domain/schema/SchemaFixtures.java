package io.strongroom.sync.domain.schema;

import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import java.time.Instant;

public final class SchemaFixtures {
    public static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    public static final InstanceId INSTANCE_ID = new InstanceId("5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42");
    public static final SyncFailure FAILURE = new SyncFailure("credentials.rejected", "The credentials were rejected");

    private SchemaFixtures() {}

    public static SchemaFacts facts(String sourceId, String name, long objects) {
        return new SchemaFacts(sourceId, name, "KEY" + sourceId, objects);
    }

    public static SyncedSchema aSchema() {
        return SyncedSchema.discovered(INSTANCE_ID, facts("6", "ITSM", 95), 1);
    }

    public static SyncedSchema aSchema(SchemaStatus status) {
        SyncedSchema schema = aSchema();
        return new SyncedSchema(
                schema.id(),
                schema.instanceId(),
                schema.facts(),
                status,
                schema.fence(),
                schema.backups(),
                schema.schedule(),
                schema.revision());
    }

    public static Instance aConnection(InstanceId id, long revision) {
        return anInstance(id, Instance.Role.CONNECTION, Instance.Presence.PRESENT, revision);
    }

    public static Instance anInstance(InstanceId id, Instance.Role role, Instance.Presence presence, long revision) {
        return new Instance(id, role, Instance.Type.CLOUD, "acme", "https://acme.atlassian.net", presence, revision);
    }

    public static BackupRef backup(int n) {
        return new BackupRef("backup-" + n, NOW.plusSeconds(n));
    }

    public static BackupReport queued(int n, long sequence) {
        return new BackupReport.Running(aSchema().id(), backup(n), sequence, BackupReport.Stage.PENDING, 0);
    }

    public static BackupReport running(int n, long sequence, int percent) {
        return new BackupReport.Running(aSchema().id(), backup(n), sequence, BackupReport.Stage.IN_PROGRESS, percent);
    }

    public static ScheduleReport scheduledFor(Instant nextAt, long revision) {
        return new ScheduleReport.On(aSchema().id(), revision, NOW.plusSeconds(revision), nextAt);
    }

    /** {@code left} is the number of the newest backup that is left, 0 for none. */
    public static BackupReport deleted(int n, long sequence, int left) {
        return new BackupReport.Deleted(
                aSchema().id(), backup(n), sequence, left == 0 ? new BackupView.NeverEnded() : last(left));
    }

    public static BackupView.Last last(int n) {
        return new BackupView.Ended(backup(n), NOW.plusSeconds(100 + n), new BackupOutcome.Completed());
    }

    public static BackupReport ended(int n, long sequence) {
        return new BackupReport.Ended(
                aSchema().id(), backup(n), sequence, NOW.plusSeconds(100 + n), new BackupOutcome.Completed());
    }
}
