package io.strongroom.scheduler.adapter.out.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleChangedMessage(
        String scheduleId,
        String schemaId,
        String instanceId,
        boolean enabled,
        String mode,
        String cron,
        String timeZone,
        @Nullable String nextAt,
        boolean deleted,
        @Nullable String disabledReason,
        long revision,
        String occurredAt) {

    static ScheduleChangedMessage from(ScheduleChanged event) {
        Schedule schedule = event.schedule();
        return new ScheduleChangedMessage(
                schedule.schemaId().value(),
                schedule.schemaId().value(),
                schedule.instanceId().value(),
                schedule.isOn(),
                schedule.settings().recurrence().mode().name(),
                schedule.settings().recurrence().expression(),
                schedule.settings().zone().getId(),
                schedule.nextAt().map(Instant::toString).orElse(null),
                schedule.isRemoved(),
                schedule.disabledReason().orElse(null),
                event.revision(),
                event.occurredAt().toString());
    }
}
