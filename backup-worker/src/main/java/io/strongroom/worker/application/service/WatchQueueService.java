package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.WatchQueue;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.domain.job.BackupState;
import io.strongroom.worker.domain.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the ledger for those who decide how many workers there should be. */
public final class WatchQueueService implements WatchQueue {
    private final JobLedger jobs;
    private final TaskLedger tasks;

    public WatchQueueService(JobLedger jobs, TaskLedger tasks) {
        this.jobs = jobs;
        this.tasks = tasks;
    }

    @Override
    public Waiting look() {
        Instant now = jobs.now();
        List<Job> queued = jobs.active().stream()
                .filter(job -> job.state() instanceof BackupState.Queued)
                .toList();
        Duration oldest = queued.stream()
                .map(job -> Duration.between(job.request().requestedAt(), now))
                .filter(age -> !age.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Waiting(queued.size(), oldest, tasks.ready());
    }
}
