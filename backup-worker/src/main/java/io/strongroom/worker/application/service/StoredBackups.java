package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Job.PublicState;
import io.strongroom.worker.domain.retention.Keeping;
import io.strongroom.worker.domain.retention.KeptBackup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backups of a schema that have a snapshot: failed and stopped ones have none, and no rule counts or removes them. */
final class StoredBackups {
    private static final int AT_ONCE = 200;

    private final JobLedger jobs;
    private final KeepingRecords keeping;

    StoredBackups(JobLedger jobs, KeepingRecords keeping) {
        this.jobs = jobs;
        this.keeping = keeping;
    }

    List<KeptBackup> of(String schemaId) {
        List<KeptBackup> all = new ArrayList<>();
        List<Job> page;
        int number = 0;
        do {
            page = jobs.list(new JobLedger.Query(
                            schemaId, Optional.empty(), Optional.empty(), Optional.empty(), false, number++, AT_ONCE))
                    .jobs();
            Map<BackupId, Keeping> known =
                    keeping.find(page.stream().map(Job::id).toList());
            page.stream()
                    .filter(StoredBackups::hasSnapshot)
                    .map(job -> kept(job, known.getOrDefault(job.id(), Keeping.unmarked())))
                    .forEach(all::add);
        } while (page.size() == AT_ONCE);
        return all;
    }

    private static boolean hasSnapshot(Job job) {
        return job.publicState() == PublicState.COMPLETED || job.publicState() == PublicState.COMPLETED_WITH_WARNINGS;
    }

    private static KeptBackup kept(Job job, Keeping known) {
        return new KeptBackup(
                job.id(),
                job.startedAt().orElse(job.request().requestedAt()),
                job.publicState() == PublicState.COMPLETED,
                known.held().isPresent());
    }
}
