package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.out.BrokerUnavailableException;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job goes last: as long as it is listed, whatever was left half done is done by deleting again. */
public final class DeleteBackupsService implements DeleteBackups {
    private static final int AT_ONCE = 100;

    private final JobLedger jobs;
    private final TaskLedger tasks;
    private final SnapshotRoots roots;
    private final KeepingRecords keeping;
    private final PublishProgress progress;

    public DeleteBackupsService(
            JobLedger jobs, TaskLedger tasks, SnapshotRoots roots, KeepingRecords keeping, PublishProgress progress) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.roots = roots;
        this.keeping = keeping;
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
        return ended(job);
    }

    @Override
    public Outcome expire(BackupId id) {
        Optional<Job> found = jobs.find(id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        return ended(found.get());
    }

    private Outcome ended(Job job) {
        if (!job.isFinished()) {
            return Outcome.ACTIVE;
        }
        Outcome outcome = delete(job);
        progress.publishPending();
        return outcome;
    }

    @Override
    public List<BackupId> schemaRemoved(String schemaId, Instant removedAt) {
        List<BackupId> left = new ArrayList<>();
        for (BackupId id : requestedBefore(schemaId, removedAt)) {
            Optional<Job> job = jobs.find(id);
            if (job.isPresent() && (!job.get().isFinished() || delete(job.get()) == Outcome.HELD)) {
                left.add(id);
            }
        }
        progress.publishPending();
        return left;
    }

    /** All ids first: what is deleted moves the pages. */
    private List<BackupId> requestedBefore(String schemaId, Instant end) {
        List<BackupId> ids = new ArrayList<>();
        List<Job> page;
        do {
            page = jobs.list(new JobLedger.Query(
                            schemaId,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(end),
                            false,
                            ids.size() / AT_ONCE,
                            AT_ONCE))
                    .jobs();
            page.forEach(job -> ids.add(job.id()));
        } while (page.size() == AT_ONCE);
        return ids;
    }

    private Outcome delete(Job job) {
        tellItsEnd(job);
        if (!keeping.markDeleting(job.id())) {
            return Outcome.HELD;
        }
        roots.remove(new SnapshotId(job.id().value()));
        tasks.forget(job.id());
        jobs.remove(job.id());
        keeping.forget(job.id());
        return Outcome.DELETED;
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
