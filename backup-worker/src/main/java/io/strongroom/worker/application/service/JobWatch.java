package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Looks whether a backup still wants its tasks to go on; asked before every page, it looks a few times a second at most. */
final class JobWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final JobLedger jobs;
    private final BackupId id;
    private final LongSupplier nanos;
    private volatile boolean hasToStop;
    private volatile long lookedAt;

    JobWatch(JobLedger jobs, BackupId id, LongSupplier nanos) {
        this.jobs = jobs;
        this.id = id;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong() - BETWEEN_LOOKS.toNanos();
    }

    boolean hasToStop() {
        if (!hasToStop && nanos.getAsLong() - lookedAt >= BETWEEN_LOOKS.toNanos()) {
            lookedAt = nanos.getAsLong();
            hasToStop = jobs.find(id).filter(JobWatch::goesOn).isEmpty();
        }
        return hasToStop;
    }

    private static boolean goesOn(Job job) {
        return !job.isFinished() && !job.stopRequested() && job.pause().isEmpty();
    }
}
