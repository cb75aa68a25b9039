package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.in.ViewBackups;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads the ledger for people. */
public final class ViewBackupsService implements ViewBackups {
    private final JobLedger jobs;
    private final PublishProgress progress;

    public ViewBackupsService(JobLedger jobs, PublishProgress progress) {
        this.jobs = jobs;
        this.progress = progress;
    }

    @Override
    public Optional<Job> find(BackupId id) {
        return jobs.find(id);
    }

    @Override
    public JobLedger.Page list(JobLedger.Query query) {
        return jobs.list(query);
    }

    @Override
    public Optional<Job> describe(BackupId id, Optional<String> description) {
        Job described;
        try {
            described = jobs.change(id, job -> job.describedAs(description));
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
        progress.publish(described);
        return Optional.of(described);
    }
}
