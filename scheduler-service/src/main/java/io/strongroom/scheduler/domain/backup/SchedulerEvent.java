package io.strongroom.scheduler.domain.backup;

import java.time.Instant;

/** Anything that this service tells the others. */
public interface SchedulerEvent {
    InstanceId instanceId();

    Instant occurredAt();

    /** The id of what it is about. */
    String subject();
}
