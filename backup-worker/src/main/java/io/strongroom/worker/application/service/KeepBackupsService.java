package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.KeepBackups;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.application.port.out.MaintenanceLedger;
import io.strongroom.worker.application.port.out.RetentionRepository;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import io.strongroom.worker.domain.retention.Keeping;
import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPlan;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Plans by the same rules and the same clock as the maintenance that carries the plans out. */
public final class KeepBackupsService implements KeepBackups {
    private static final RetentionPolicy NO_RULES = new RetentionPolicy(0, 0, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JobLedger jobs;
    private final KeepingRecords keeping;
    private final RetentionRepository rules;
    private final MaintenanceLedger maintenance;
    private final int minimum;
    private final StoredBackups backups;

    /** @param minimum how many of the newest complete backups of a schema no rule removes */
    public KeepBackupsService(
            JobLedger jobs,
            KeepingRecords keeping,
            RetentionRepository rules,
            MaintenanceLedger maintenance,
            int minimum) {
        this.jobs = jobs;
        this.keeping = keeping;
        this.rules = rules;
        this.maintenance = maintenance;
        this.minimum = minimum;
        this.backups = new StoredBackups(jobs, keeping);
    }

    @Override
    public void rulesChanged(String schemaId, long revision, Optional<RetentionPolicy> policy) {
        rules.store(schemaId, revision, policy);
    }

    @Override
    public Preview preview(String schemaId) {
        Optional<KeepingRules> known = rules.find(schemaId);
        return new Preview(
                known, preview(schemaId, known.flatMap(KeepingRules::policy).orElse(NO_RULES)));
    }

    @Override
    public RetentionPlan preview(String schemaId, RetentionPolicy policy) {
        return policy.plan(backups.of(schemaId), jobs.now(), minimum);
    }

    @Override
    public Confirmation confirm(String schemaId, int expected) {
        Preview preview = preview(schemaId);
        if (!preview.awaitsConfirmation()) {
            return Confirmation.NOTHING_TO_CONFIRM;
        }
        boolean asSeen = preview.plan().expired().size() == expected;
        if (!asSeen || !rules.confirm(preview.rules().orElseThrow(), expected)) {
            return Confirmation.OTHER_NUMBER;
        }
        maintenance.change(MaintenanceTask.RETENTION, Maintenance::requestedBySomebody);
        return Confirmation.CONFIRMED;
    }

    @Override
    public boolean hold(BackupId id, Optional<String> reason) {
        if (jobs.find(id).isEmpty()) {
            return false;
        }
        if (!keeping.hold(id, new Keeping.Held(reason, jobs.now()))) {
            return false;
        }
        if (jobs.find(id).isEmpty()) {
            // it was deleted, with all that was known of it, since it was found
            keeping.forget(id);
            return false;
        }
        return true;
    }

    @Override
    public boolean release(BackupId id) {
        if (jobs.find(id).isEmpty()) {
            return false;
        }
        keeping.release(id);
        return true;
    }

    @Override
    public Keeping of(BackupId id) {
        return keeping.find(id);
    }

    @Override
    public Map<BackupId, Keeping> of(Collection<BackupId> ids) {
        return keeping.find(ids);
    }
}
