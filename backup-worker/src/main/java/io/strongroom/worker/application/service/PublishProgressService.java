package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.ProgressPublisher;
import io.strongroom.worker.domain.job.Job;

/**
 * The outbox is the job itself: a sequence above the published one is an event that still has to go out. States that
 * nobody published in time are skipped, never reordered.
 */
public final class PublishProgressService implements PublishProgress {
    private final JobLedger jobs;
    private final ProgressPublisher publisher;

    public PublishProgressService(JobLedger jobs, ProgressPublisher publisher) {
        this.jobs = jobs;
        this.publisher = publisher;
    }

    @Override
    public boolean publish(Job job) {
        boolean published = publisher.publish(job);
        if (published) {
            jobs.published(job.id(), job.sequence());
        }
        return published;
    }

    @Override
    public void publishPending() {
        for (Job job : jobs.unpublished()) {
            publish(job);
        }
    }
}
