package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.application.port.out.RetentionRepository;
import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.KeptBackup;
import io.strongroom.worker.domain.retention.RetentionPlan;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Carries out what the rules decide, schema by schema. A plan that would remove much at once waits until a person has
 * confirmed it; whatever is left over from a run that ended midway is in the next plan.
 */
public final class ExpireBackupsService implements MaintenanceWork {
    private static final System.Logger LOGGER = System.getLogger(ExpireBackupsService.class.getName());

    private final JobLedger jobs;
    private final RetentionRepository rules;
    private final DeleteBackups deletions;
    private final int minimum;
    private final StoredBackups backups;

    public ExpireBackupsService(
            JobLedger jobs, KeepingRecords keeping, RetentionRepository rules, DeleteBackups deletions, int minimum) {
        this.jobs = jobs;
        this.rules = rules;
        this.deletions = deletions;
        this.minimum = minimum;
        this.backups = new StoredBackups(jobs, keeping);
    }

    @Override
    public void run(Watch watch) {
        List<KeepingRules> all = rules.all();
        for (int schema = 0; schema < all.size(); schema++) {
            watch.step(schema, all.size());
            int done = schema;
            apply(all.get(schema), () -> watch.step(done, all.size()), watch);
        }
    }

    private void apply(KeepingRules known, Runnable step, Watch watch) {
        RetentionPlan plan = known.policy().orElseThrow().plan(backups.of(known.schemaId()), jobs.now(), minimum);
        if (!known.allow(plan)) {
            watch.count("schemasAwaitingConfirmation", 1);
            LOGGER.log(
                    Level.WARNING,
                    "The rules would remove {0} of {1} backups at once and wait for a confirmation schemaId={2}",
                    plan.expired().size(),
                    plan.decisions().size(),
                    known.schemaId());
            return;
        }
        for (KeptBackup expired : plan.expired()) {
            step.run();
            switch (deletions.expire(expired.id())) {
                case DELETED -> {
                    watch.count("backupsRemoved", 1);
                    LOGGER.log(
                            Level.INFO,
                            "A backup has expired backupId={0} schemaId={1}",
                            expired.id(),
                            known.schemaId());
                }
                case HELD -> watch.count("backupsHeld", 1);
                case NOT_FOUND, NOT_CONFIRMED, ACTIVE -> {}
            }
        }
        if (known.confirmed().isPresent()) {
            rules.forgetConfirmation(known.schemaId());
        }
    }
}
