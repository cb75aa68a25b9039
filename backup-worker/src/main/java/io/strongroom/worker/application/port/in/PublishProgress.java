package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.job.Job;

/** Brings to the bus what the ledger holds unpublished. */
public interface PublishProgress {

    /**
     * Publishes this job's newest state; what fails stays pending for {@link #publishPending()}.
     *
     * @return whether the broker has it
     */
    boolean publish(Job job);

    void publishPending();
}
