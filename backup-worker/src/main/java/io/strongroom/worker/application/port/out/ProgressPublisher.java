package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.Job;

/** Tells the world where a backup stands. */
public interface ProgressPublisher {

    /**
     * Blocks until the broker has it. The event's id follows from backup and sequence, so publishing again is the same event.
     *
     * @return false when the broker does not answer; the event stays pending
     */
    boolean publish(Job job);
}
