package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.domain.schedule.RetentionDraft;
import io.strongroom.scheduler.domain.schedule.ScheduleDraft;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule as a person sends it; a null is as good as nothing. */
record ScheduleRequest(
        @Schema(description = "Needed when a schedule is saved; not looked at for a preview") @Nullable Boolean enabled,
        @Schema(
                        description = "When it is left out together with everything else, the stored settings stay",
                        enumeration = {"RECOMMENDED", "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "CRON"})
                @Nullable
                String mode,
        @Schema(description = "A name such as Europe/Berlin; else the site's zone, else UTC") @Nullable String timeZone,
        @Schema(description = "HH:mm; for RECOMMENDED one of the recommended times, or nothing", examples = "02:30")
                @Nullable
                String time,
        @Schema(description = "1 to 12, for YEARLY") @Nullable Integer month,
        @Schema(
                        description = "1 to 31, or L for the last day; for YEARLY and MONTHLY. A month without the day"
                                + " has no run: 29 February comes in leap years only",
                        anyOf = {Integer.class, String.class})
                @Nullable
                Object dayOfMonth,
        @Schema(description = "MONDAY to SUNDAY, for WEEKLY") @Nullable List<@Nullable String> daysOfWeek,
        @Schema(
                        description =
                                "For CRON. Five fields are Unix notation (minutes first, Sunday is 0 or 7), six or"
                                        + " seven are Quartz notation (seconds first, Sunday is 1, optional year at the"
                                        + " end)",
                        examples = "0 2 * * 1-5")
                @Nullable
                String cron,
        @Schema(
                        description = "Which backups are kept: any rule keeps. What is left out stays as it is;"
                                + " {} keeps all backups")
                @Nullable
                RetentionRequest retention) {

    /** The newest backup of each of so many days, weeks, …; a null or 0 is no rule. */
    record RetentionRequest(
            @Nullable Integer keepLast,
            @Nullable Integer keepHourly,
            @Nullable Integer keepDaily,
            @Nullable Integer keepWeekly,
            @Nullable Integer keepMonthly,
            @Nullable Integer keepYearly) {
        RetentionDraft toDraft() {
            return new RetentionDraft(
                    Optional.ofNullable(keepLast),
                    Optional.ofNullable(keepHourly),
                    Optional.ofNullable(keepDaily),
                    Optional.ofNullable(keepWeekly),
                    Optional.ofNullable(keepMonthly),
                    Optional.ofNullable(keepYearly));
        }
    }

    /** Whatever the mode: what is neither a number nor a text is no day, also where none is looked at. */
    boolean hasAnOddDay() {
        return dayOfMonth != null && !(dayOfMonth instanceof String) && !isWhole(dayOfMonth);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    ScheduleDraft toDraft() {
        return new ScheduleDraft(
                Optional.ofNullable(mode),
                Optional.ofNullable(timeZone),
                Optional.ofNullable(time),
                Optional.ofNullable(month),
                Optional.ofNullable(dayOfMonth).map(String::valueOf),
                daysOfWeek == null
                        ? List.of()
                        : daysOfWeek.stream().map(String::valueOf).toList(),
                Optional.ofNullable(cron),
                Optional.ofNullable(retention).map(RetentionRequest::toDraft));
    }
}
