package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.out.BrokerUnavailableException;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The job goes last: as long as it is listed, whatever was left half done is done by deleting again. */
public final class DeleteBackupsService implements DeleteBackups {
    private static final int AT_ONCE = 100;

    private final JobLedger jobs;
    private final TaskLedger tasks;
    private final SnapshotRoots roots;
    private final PublishProgress progress;

    public DeleteBackupsService(JobLedger jobs, TaskLedger tasks, SnapshotRoots roots, PublishProgress progress) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.roots = roots;
        this.progress = progress;
    }

    @Override
    public Outcome delete(BackupId id, String confirmedName) {
        Optional<Job> found = jobs.find(id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        Job job = found.get();
        if (!job.request().schemaName().equals(confirmedName)) {
            return Outcome.NOT_CONFIRMED;
        }
        if (!job.isFinished()) {
            return Outcome.ACTIVE;
        }
        delete(job);
        progress.publishPending();
        return Outcome.DELETED;
    }

    @Override
    public List<BackupId> schemaRemoved(String schemaId, Instant removedAt) {
        JobLedger.Query oldest = new JobLedger.Query(
                schemaId, Optional.empty(), Optional.empty(), Optional.of(removedAt), false, 0, AT_ONCE);
        // what is deleted leaves the first page, and a schema has not a page full of backups that run
        while (true) {
            List<Job> page = jobs.list(oldest).jobs();
            List<Job> ended = page.stream().filter(Job::isFinished).toList();
            if (ended.isEmpty()) {
                progress.publishPending();
                return page.stream().map(Job::id).toList();
            }
            ended.forEach(this::delete);
        }
    }

    private void delete(Job job) {
        tellItsEnd(job);
        roots.remove(new SnapshotId(job.id().value()));
        tasks.forget(job.id());
        jobs.remove(job.id());
    }

    /** Whoever never heard that it has ended would wait for that for ever. */
    private void tellItsEnd(Job job) {
        boolean isTold =
                jobs.unpublished().stream().noneMatch(other -> other.id().equals(job.id()));
        if (!isTold && !progress.publish(job)) {
            throw new BrokerUnavailableException("the end of backup " + job.id() + " cannot be told");
        }
    }
}
