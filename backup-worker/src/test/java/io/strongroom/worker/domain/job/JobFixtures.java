package io.strongroom.worker.domain.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Backups in the ledger as tests want them; all ids and times are fixed. */
public final class JobFixtures {
    public static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    public static final String SCHEMA = "7b6d3a2e-0000-3000-8000-000000000001";
    public static final String INSTANCE_ID = "5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42";
    public static final String SOURCE_SCHEMA = "6";

    private JobFixtures() {}

    public static BackupId aBackupId(int number) {
        return new BackupId(String.format(Locale.ROOT, "01JABCDEFGHJKMNPQRSTV%05d", number));
    }

    public static BackupRequest aRequest() {
        return aRequest(1);
    }

    public static BackupRequest aRequest(int number) {
        return aRequest(number, BackupRequest.Trigger.MANUAL, NOW.plusSeconds(number));
    }

    public static BackupRequest aRequest(int number, BackupRequest.Trigger trigger, Instant requestedAt) {
        return new BackupRequest(
                aBackupId(number),
                SCHEMA,
                INSTANCE_ID,
                SOURCE_SCHEMA,
                "ITSM",
                trigger,
                Optional.empty(),
                requestedAt,
                "corr-" + number);
    }

    public static Job aQueuedJob() {
        return Job.accepted(aRequest());
    }

    public static Job aRunningJob() {
        return aQueuedJob().started(NOW);
    }

    public static Job aFailedJob() {
        return aRunningJob().failed(NOW, "schema.gone", "The schema is gone");
    }

    public static Job aCompletedJob() {
        return aRunningJob().completed(NOW);
    }

    public static ObjectRange.ById allIds(long typeId) {
        return new ObjectRange.ById(typeId, 0, Long.MAX_VALUE);
    }

    public static ObjectRange.ByOffset byOffset(long typeId) {
        return new ObjectRange.ByOffset(typeId, Optional.empty(), Optional.empty());
    }

    public static Task aTask(long typeId, ObjectRange range, long expected) {
        String from = range.match(byId -> Long.toString(byId.afterId()), offset -> "offset");
        return Task.planned(new TaskId(aBackupId(1), 0, typeId, from), INSTANCE_ID, range, expected);
    }

    public static Task aTask() {
        return aTask(1, allIds(1), 10);
    }
}
