package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every call blocks, may be repeated, and throws {@link StoreUnavailableException} while the store is away. */
public interface ScheduleRepository {
    Optional<Schedule> find(SchemaId schemaId);

    /** Schedules that are on and whose next run is not after {@code now}, those that wait longest first. */
    List<Schedule> due(Instant now, int limit);

    /** Schedules that are on, of every instance. */
    List<Schedule> on();

    /** Schedules that are on, of one instance. */
    List<Schedule> on(InstanceId instanceId);

    /**
     * Writes schedule and events in one write if the stored revision is still {@link Schedule#revision()}; the stored
     * revision then is one more. Otherwise nothing is written.
     */
    Saved save(Schedule schedule, List<PendingEvent> events);
}
