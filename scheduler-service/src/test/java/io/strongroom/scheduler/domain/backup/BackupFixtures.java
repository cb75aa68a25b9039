package io.strongroom.scheduler.domain.backup;

import java.time.Instant;

public final class BackupFixtures {
    public static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    public static final SchemaId SCHEMA = new SchemaId("8d1f6a52-0c4e-3b7a-9c55-6f1c2e0b7d11");
    public static final InstanceId INSTANCE_ID = new InstanceId("5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42");

    private BackupFixtures() {}

    public static BackupId aBackupId(int n) {
        return BackupId.of(NOW.plusSeconds(n), new byte[BackupId.RANDOM_BYTES]);
    }

    public static BackupRequest aRequest(int n) {
        return aRequest(SCHEMA, n);
    }

    public static BackupRequest aRequest(SchemaId schemaId, int n) {
        return new BackupRequest(
                aBackupId(n), schemaId, INSTANCE_ID, "6", "ITSM", BackupType.MANUAL, "", NOW.plusSeconds(n), "anna");
    }

    public static BackupSlot anOccupiedSlot(int n) {
        return ((BackupSlot.Granted) BackupSlot.neverUsed(SCHEMA).request(aRequest(n))).slot();
    }

    public static BackupReport running(int n, long sequence) {
        return new BackupReport.Running(
                aBackupId(n), SCHEMA, sequence, BackupState.IN_PROGRESS, new Progress("FETCH", sequence, 100, 10));
    }

    public static BackupReport ended(int n, long sequence) {
        return new BackupReport.Ended(
                aBackupId(n), SCHEMA, sequence, new BackupOutcome.Completed(), NOW.plusSeconds(60), Progress.NONE);
    }
}
