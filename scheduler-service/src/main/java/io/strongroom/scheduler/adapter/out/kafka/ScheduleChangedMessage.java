package io.strongroom.scheduler.adapter.out.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.scheduler.domain.schedule.Retention;
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
        @Nullable RetentionPart retention,
        long revision,
        String occurredAt) {

    /** Only the rules that there are. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RetentionPart(
            @Nullable Integer keepLast,
            @Nullable Integer keepHourly,
            @Nullable Integer keepDaily,
            @Nullable Integer keepWeekly,
            @Nullable Integer keepMonthly,
            @Nullable Integer keepYearly) {
        static @Nullable RetentionPart from(Retention retention) {
            return retention.keepsEverything()
                    ? null
                    : new RetentionPart(
                            rule(retention.keepLast()),
                            rule(retention.keepHourly()),
                            rule(retention.keepDaily()),
                            rule(retention.keepWeekly()),
                            rule(retention.keepMonthly()),
                            rule(retention.keepYearly()));
        }

        private static @Nullable Integer rule(int number) {
            return number == 0 ? null : number;
        }
    }

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
                RetentionPart.from(schedule.settings().retention()),
                event.revision(),
                event.occurredAt().toString());
    }
}
