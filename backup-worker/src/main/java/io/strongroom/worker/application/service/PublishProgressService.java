package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.ProgressPublisher;
import io.strongroom.worker.domain.job.Job;
import java.util.Optional;

/**
 * The outbox is the job itself: a sequence above the published one is an event that still has to go out. States that
 * nobody published in time are skipped, never reordered.
 */
public final class PublishProgressService implements PublishProgress {
    /** A schema has one at a time; two come together when a stop was asked for and the next one requested. */
    private static final int MOST_ACTIVE = 9;

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
        for (Job removed : jobs.removals()) {
            if (publisher.publishRemoval(removed, newestLeft(removed.request().schemaId()))) {
                jobs.removalTold(removed.id());
            }
        }
    }

    private Optional<Job> newestLeft(String schemaId) {
        JobLedger.Query newest = new JobLedger.Query(
                schemaId, Optional.empty(), Optional.empty(), Optional.empty(), true, 0, MOST_ACTIVE + 1);
        return jobs.list(newest).jobs().stream().filter(Job::isFinished).findFirst();
    }
}
