package io.strongroom.scheduler.adapter.out.mongo;

import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.DayInMonth;
import io.strongroom.scheduler.domain.schedule.Recurrence;
import io.strongroom.scheduler.domain.schedule.Retention;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleMode;
import io.strongroom.scheduler.domain.schedule.ScheduleSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a schedule is, as it stands in its document and in its events that wait. */
public class ScheduleFields {
    private static final String ON = "ON";
    private static final String OFF = "OFF";
    private static final String REMOVED = "REMOVED";

    public String instanceId;
    public String standing;
    public @Nullable String disabledReason;
    public @Nullable Instant nextAt;
    public String timeZone;
    public String mode;
    public @Nullable String time;
    public @Nullable Integer month;
    public @Nullable Integer dayOfMonth;
    public @Nullable List<String> daysOfWeek;
    public @Nullable String cron;
    public @Nullable RetentionFields retention;

    /** The rules as stored, 0 where there is none. */
    public static class RetentionFields {
        public int keepLast;
        public int keepHourly;
        public int keepDaily;
        public int keepWeekly;
        public int keepMonthly;
        public int keepYearly;

        static @Nullable RetentionFields from(Retention retention) {
            if (retention.keepsEverything()) {
                return null;
            }
            RetentionFields fields = new RetentionFields();
            fields.keepLast = retention.keepLast();
            fields.keepHourly = retention.keepHourly();
            fields.keepDaily = retention.keepDaily();
            fields.keepWeekly = retention.keepWeekly();
            fields.keepMonthly = retention.keepMonthly();
            fields.keepYearly = retention.keepYearly();
            return fields;
        }

        Retention toDomain() {
            return new Retention(keepLast, keepHourly, keepDaily, keepWeekly, keepMonthly, keepYearly);
        }
    }

    static ScheduleFields from(Schedule schedule) {
        ScheduleFields fields = new ScheduleFields();
        fields.instanceId = schedule.instanceId().value();
        fields.standing = schedule.standing().match(on -> ON, off -> OFF, () -> REMOVED);
        fields.disabledReason = schedule.disabledReason().orElse(null);
        fields.nextAt = schedule.nextAt().orElse(null);
        fields.timeZone = schedule.settings().zone().getId();
        fields.retention = RetentionFields.from(schedule.settings().retention());
        Recurrence recurrence = schedule.settings().recurrence();
        fields.mode = recurrence.mode().name();
        return recurrence.match(
                recommended -> fields.at(recommended.time()),
                yearly -> {
                    fields.month = yearly.month().getValue();
                    fields.dayOfMonth = yearly.day().number();
                    return fields.at(yearly.time());
                },
                monthly -> {
                    fields.dayOfMonth = monthly.day().number();
                    return fields.at(monthly.time());
                },
                weekly -> {
                    fields.daysOfWeek =
                            weekly.days().stream().sorted().map(DayOfWeek::name).toList();
                    return fields.at(weekly.time());
                },
                daily -> fields.at(daily.time()),
                expression -> {
                    fields.cron = expression.expression();
                    return fields;
                });
    }

    private ScheduleFields at(LocalTime localTime) {
        time = localTime.toString();
        return this;
    }

    Schedule toDomain(String schemaId, long revision) {
        return Schedule.reconstitute(
                new SchemaId(schemaId),
                new InstanceId(instanceId),
                revision,
                new ScheduleSettings(
                        recurrence(),
                        ZoneId.of(timeZone),
                        retention == null ? Retention.EVERYTHING : retention.toDomain()),
                standingToDomain());
    }

    private Schedule.Standing standingToDomain() {
        return switch (standing) {
            case ON -> new Schedule.On(Optional.ofNullable(nextAt));
            case OFF -> new Schedule.Off(disabledReason == null ? "" : disabledReason);
            default -> new Schedule.Removed();
        };
    }

    private Recurrence recurrence() {
        return switch (ScheduleMode.valueOf(mode)) {
            case RECOMMENDED -> new Recurrence.Recommended(localTime());
            case YEARLY -> new Recurrence.Yearly(Month.of(Objects.requireNonNull(month)), day(), localTime());
            case MONTHLY -> new Recurrence.Monthly(day(), localTime());
            case WEEKLY ->
                new Recurrence.Weekly(
                        Objects.requireNonNull(daysOfWeek).stream()
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        localTime());
            case DAILY -> new Recurrence.Daily(localTime());
            case CRON -> new Recurrence.Cron(Objects.requireNonNull(cron));
        };
    }

    private DayInMonth day() {
        return new DayInMonth(Objects.requireNonNull(dayOfMonth));
    }

    private LocalTime localTime() {
        return LocalTime.parse(Objects.requireNonNull(time));
    }
}
