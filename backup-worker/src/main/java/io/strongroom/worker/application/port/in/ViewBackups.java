package io.strongroom.worker.application.port.in;

import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import java.util.Optional;

/** What a person sees of backups, and the one thing a person may change about them. */
public interface ViewBackups {

    Optional<Job> find(BackupId id);

    JobLedger.Page list(JobLedger.Query query);

    /** Empty when there is no such backup. */
    Optional<Job> describe(BackupId id, Optional<String> description);
}
