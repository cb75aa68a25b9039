package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.Job;
import java.util.Optional;

/** Tells the world where a backup stands. */
public interface ProgressPublisher {

    /**
     * Blocks until the broker has it. The event's id follows from backup and sequence, so publishing again is the same event.
     *
     * @return false when the broker does not answer; the event stays pending
     */
    boolean publish(Job job);

    /**
     * Tells that a backup was deleted. The same promises hold.
     *
     * @param newestLeft the newest backup of the schema that has ended and was not deleted
     */
    boolean publishRemoval(Job removed, Optional<Job> newestLeft);
}
