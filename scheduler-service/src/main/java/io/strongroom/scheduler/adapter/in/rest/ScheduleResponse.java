package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.domain.schedule.DayInMonth;
import io.strongroom.scheduler.domain.schedule.Recurrence;
import io.strongroom.scheduler.domain.schedule.Retention;
import io.strongroom.scheduler.domain.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule in the contract's shape. What its mode has no use for is null. */
record ScheduleResponse(
        String schemaId,
        boolean enabled,
        @Schema(enumeration = {"RECOMMENDED", "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "CRON"}) @Nullable String mode,
        @Nullable String timeZone,
        @Nullable String time,
        @Nullable Integer month,
        @Schema(anyOf = {Integer.class, String.class}) @Nullable Object dayOfMonth,
        List<String> daysOfWeek,
        @Nullable String cron,
        @Schema(description = "The next ten runs that the settings lead to, also while the schedule is off")
                List<Instant> nextRuns,
        @Schema(description = "When it runs next; null while it is off") @Nullable Instant nextAt,
        @Schema(description = "Why it is off, unless a person switched it off") @Nullable String disabledReason,
        @Schema(description = "Which backups are kept; null keeps all") @Nullable RetentionResponse retention) {

    /** A rule that there is none of is null. */
    record RetentionResponse(
            @Nullable Integer keepLast,
            @Nullable Integer keepHourly,
            @Nullable Integer keepDaily,
            @Nullable Integer keepWeekly,
            @Nullable Integer keepMonthly,
            @Nullable Integer keepYearly) {
        static @Nullable RetentionResponse from(Retention retention) {
            return retention.keepsEverything()
                    ? null
                    : new RetentionResponse(
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

    static ScheduleResponse none(String schemaId) {
        return new ScheduleResponse(
                schemaId, false, null, null, null, null, null, List.of(), null, List.of(), null, null, null);
    }

    static ScheduleResponse from(ManageSchedules.View view) {
        Schedule schedule = view.schedule();
        Recurrence recurrence = schedule.settings().recurrence();
        return new ScheduleResponse(
                schedule.schemaId().value(),
                schedule.isOn(),
                recurrence.mode().name(),
                schedule.settings().zone().getId(),
                time(recurrence).map(LocalTime::toString).orElse(null),
                recurrence instanceof Recurrence.Yearly yearly ? yearly.month().getValue() : null,
                day(recurrence).map(ScheduleResponse::shown).orElse(null),
                recurrence instanceof Recurrence.Weekly weekly
                        ? weekly.days().stream().sorted().map(DayOfWeek::name).toList()
                        : List.of(),
                recurrence.expression(),
                view.nextRuns(),
                schedule.nextAt().orElse(null),
                schedule.disabledReason().orElse(null),
                RetentionResponse.from(schedule.settings().retention()));
    }

    private static Optional<LocalTime> time(Recurrence recurrence) {
        return recurrence.match(
                recommended -> Optional.of(recommended.time()),
                yearly -> Optional.of(yearly.time()),
                monthly -> Optional.of(monthly.time()),
                weekly -> Optional.of(weekly.time()),
                daily -> Optional.of(daily.time()),
                cron -> Optional.empty());
    }

    private static Optional<DayInMonth> day(Recurrence recurrence) {
        return recurrence.match(
                recommended -> Optional.empty(),
                yearly -> Optional.of(yearly.day()),
                monthly -> Optional.of(monthly.day()),
                weekly -> Optional.empty(),
                daily -> Optional.empty(),
                cron -> Optional.empty());
    }

    private static Object shown(DayInMonth day) {
        return day.isLast() ? day.text() : Integer.valueOf(day.number());
    }
}
