package io.strongroom.scheduler.domain.schedule;

import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchedulerEvent;
import java.time.Instant;

/** The schedule as it is from {@code revision} on. */
public record ScheduleChanged(Schedule schedule, long revision, Instant occurredAt) implements SchedulerEvent {
    @Override
    public InstanceId instanceId() {
        return schedule.instanceId();
    }

    @Override
    public String subject() {
        return schedule.schemaId().value();
    }
}
