package io.strongroom.scheduler.domain.schedule;

public enum ScheduleMode {
    RECOMMENDED,
    YEARLY,
    MONTHLY,
    WEEKLY,
    DAILY,
    CRON
}
