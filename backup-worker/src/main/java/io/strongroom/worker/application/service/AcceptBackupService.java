package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.AcceptBackup;
import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.in.TakeWork;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.Job;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** Writes requests into the ledger; being there already, or having ended, makes a request no request. */
public final class AcceptBackupService implements AcceptBackup {
    private final JobLedger jobs;
    private final PublishProgress progress;
    private final TakeWork work;

    public AcceptBackupService(JobLedger jobs, PublishProgress progress, TakeWork work) {
        this.jobs = jobs;
        this.progress = progress;
        this.work = work;
    }

    @Override
    public void accept(BackupRequest request) {
        Job job = jobs.stopWasRemembered(request.backupId())
                ? Job.acceptedAfterStop(request, jobs.now())
                : Job.accepted(request);
        if (!jobs.add(job)) {
            return;
        }
        progress.publish(job);
        // a stop may have come between the look and the insertion; it found no job and left its mark
        if (!job.isFinished() && jobs.stopWasRemembered(request.backupId())) {
            change(request.backupId(), Job::stopRequestedBySomebody);
        }
        work.lookForWork();
    }

    @Override
    public void stop(BackupId id, Instant requestedAt) {
        if (jobs.find(id).isEmpty()) {
            jobs.rememberStop(id, requestedAt);
            if (jobs.find(id).isEmpty()) {
                return;
            }
        }
        change(id, Job::stopRequestedBySomebody);
        work.lookForWork();
    }

    @Override
    public void credentialsChanged(String instanceId) {
        for (Job job : jobs.active()) {
            if (job.request().instanceId().equals(instanceId) && isPausedFor(job, Pause.Reason.AUTH)) {
                change(job.id(), Job::resumed);
            }
        }
        work.lookForWork();
    }

    @Override
    public void instanceRemoved(String instanceId, Instant removedAt) {
        for (Job job : jobs.active()) {
            boolean requestedBefore = job.request().requestedAt().isBefore(removedAt);
            if (job.request().instanceId().equals(instanceId) && requestedBefore) {
                change(job.id(), Job::stopRequestedBySomebody);
            }
        }
        work.lookForWork();
    }

    private static boolean isPausedFor(Job job, Pause.Reason reason) {
        return job.pause().filter(pause -> pause.reason() == reason).isPresent();
    }

    private void change(BackupId id, UnaryOperator<Job> change) {
        Job changed;
        try {
            changed = jobs.change(id, change);
        } catch (NoSuchElementException e) {
            // it has ended and was deleted since it was found: nothing of this concerns it any more
            return;
        }
        progress.publish(changed);
    }
}
